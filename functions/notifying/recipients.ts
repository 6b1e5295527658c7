import type { Obligation, ReminderLevel } from '../../shared/domain/clock/obligation.ts'
import type { Department, Person } from '../../shared/domain/registry/department.ts'
import type { Day } from '../../shared/kernel/days.ts'

/** Who is there to be reminded. */
export interface Staff {
  readonly department: Department
  readonly people: readonly Person[]
}

/** Ids of the people whom a reminder goes to, and whose chair they hold: another one than its level where that is empty. */
interface Reached {
  readonly people: readonly string[]
  readonly chair: ReminderLevel
}

/**
 * Nobody's chair stays silent: where no active person holds the role the head hears of it, and where he has left or there is
 * none the leading group's office does: its contact, or when he has left whoever else supervises.
 */
export function recipients(
  level: ReminderLevel,
  obligation: Pick<Obligation, 'owedBy' | 'officers'>,
  { department, people }: Staff,
  today: Day,
): Reached {
  const active = people.filter(({ inactiveFrom }) => inactiveFrom === undefined || inactiveFrom > today)
  const ids = (is: (person: Person) => boolean) => active.filter(is).map(({ id }) => id)
  const contact = ids(({ id }) => id === department.leadingGroupContact)
  const office = contact.length > 0 ? contact : ids(({ roles }) => roles.includes('supervisor'))
  const chairs: readonly Reached[] = [
    { chair: 'actor', people: ids((person) => mustAct(person, obligation)) },
    { chair: 'head', people: ids(({ id }) => id === department.head) },
    { chair: 'leading-group', people: office.length > 0 ? office : [department.leadingGroupContact] },
  ]
  const from = chairs.findIndex(({ chair }) => chair === level)
  return chairs.slice(from).find(({ people: there }) => there.length > 0) as Reached
}

function mustAct(person: Person, { owedBy, officers }: Pick<Obligation, 'owedBy' | 'officers'>): boolean {
  if (officers && person.officerId !== undefined && officers.includes(person.officerId)) return true
  if (officers && owedBy === 'officer') return false
  return person.roles.includes(owedBy)
}
