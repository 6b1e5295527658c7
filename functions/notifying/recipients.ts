import type { Obligation, ReminderLevel } from '../../shared/domain/clock/obligation.ts'
import type { Department, Person } from '../../shared/domain/registry/department.ts'
import type { Day } from '../../shared/kernel/days.ts'

/** Who is there to be reminded. */
export interface Staff {
  readonly department: Department
  readonly people: readonly Person[]
}

/**
 * Ids of the people whom a reminder goes to. Nobody's chair stays silent: where no active person holds the role the head
 * hears of it, and where he has left the leading group's office does.
 */
export function recipients(
  level: ReminderLevel,
  obligation: Pick<Obligation, 'owedBy' | 'officers'>,
  { department, people }: Staff,
  today: Day,
): string[] {
  const active = people.filter(({ inactiveFrom }) => inactiveFrom === undefined || inactiveFrom > today)
  const actors = active.filter((person) => mustAct(person, obligation)).map(({ id }) => id)
  const head = active.filter(({ id }) => id === department.head).map(({ id }) => id)
  const candidates = { actor: [actors, head], head: [head], 'leading-group': [] }[level]
  return candidates.find((ids) => ids.length > 0) ?? [department.leadingGroupContact]
}

function mustAct(person: Person, { owedBy, officers }: Pick<Obligation, 'owedBy' | 'officers'>): boolean {
  if (officers && person.officerId !== undefined && officers.includes(person.officerId)) return true
  if (officers && owedBy === 'officer') return false
  return person.roles.includes(owedBy)
}
