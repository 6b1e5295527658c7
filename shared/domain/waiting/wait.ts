import type { Day } from '../../kernel/days.ts'
import type { Person } from '../registry/department.ts'

/** Something that waits for somebody of a department: what is to be done, to which record, by whom, since when and until when. */
export interface Wait {
  readonly kind: string
  /** What is to be done. */
  readonly zh: string
  readonly en: string
  /** The record as people call it. */
  readonly about: string
  /** `plans/2022`. */
  readonly object: string
  /** The route by which it is done, with what fills its path. */
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  /** Any of these roles may do it. */
  readonly roles: readonly string[]
  /** Ids of the people who alone may do it. */
  readonly people?: readonly string[]
  /** Of the role `officer`: these certificate numbers alone. */
  readonly officers?: readonly string[]
  /** Ids of people whose own hand is in it already (four eyes). */
  readonly notBy?: readonly (string | undefined)[]
  /** Certificate numbers of those whose own work it judges. */
  readonly notOfficers?: readonly string[]
  /** Absent where an older record does not say. */
  readonly since?: Day
  readonly dueOn?: Day
}

/** What waits for one person, the most pressing first: by due day, then by how long it has waited. */
export function waitsFor(person: Pick<Person, 'id' | 'roles' | 'officerId'>, waits: readonly Wait[]): Wait[] {
  return waits.filter((wait) => concerns(wait, person)).sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function concerns(
  { roles, people, officers, notBy = [], notOfficers = [] }: Wait,
  person: Pick<Person, 'id' | 'roles' | 'officerId'>,
): boolean {
  if (!roles.some((role) => person.roles.includes(role)) || notBy.includes(person.id)) return false
  if (people !== undefined && !people.includes(person.id)) return false
  const { officerId } = person
  if (officerId !== undefined && notOfficers.includes(officerId)) return false
  return officers === undefined || (officerId !== undefined && officers.includes(officerId))
}

function order({ dueOn = '9999', since = '0', object, kind }: Wait): string {
  return [dueOn, since, object, kind].join(' ')
}
