import type { DueItem } from '../../shared/domain/clock/digest.ts'
import type { Obligation, Reminder } from '../../shared/domain/clock/obligation.ts'
import { remindersFor } from '../../shared/domain/clock/reminders.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { recipients, type Staff } from './recipients.ts'
import type { Addressed, DepartmentSweep } from './send-digest.ts'

/** Everybody who must hear of any of these obligations today, each with all that is his. */
export function addressees(sweep: DepartmentSweep, open: readonly Obligation[], staff: Staff): Addressed[] {
  const byPerson = new Map<string, DueItem[]>()
  for (const { person, item } of open.flatMap((obligation) => addressed(obligation, staff, sweep.today))) {
    byPerson.set(person, [...(byPerson.get(person) ?? []), item])
  }
  const known = new Set(open.map(({ id }) => id))
  return [...byPerson].map(([person, due]) => ({
    person,
    due,
    departmentName: staff.department.name,
    ...quietOf(staff, person),
    carried: (told) => carriedOn(sweep, { person, told, known, staff }),
  }))
}

function quietOf({ people }: Staff, person: string): Pick<Addressed, 'quiet'> {
  const quiet = people.find(({ id }) => id === person)?.quiet
  return quiet ? { quiet } : {}
}

interface Told {
  readonly person: string
  readonly told: Reminder
  readonly known: ReadonlySet<string>
  readonly staff: Staff
}

/** What he was told last, is still open and still his, and did not wake today. */
async function carriedOn({ stores, today }: DepartmentSweep, { person, told, known, staff }: Told): Promise<DueItem[]> {
  const ids = [...new Set(told.items.map(({ obligationId }) => obligationId))].filter((id) => !known.has(id))
  const found = await Promise.all(ids.map((id) => stores.obligations.find(id)))
  return found
    .flatMap((row) => (row ? addressed(row.record, staff, today) : []))
    .filter((one) => one.person === person)
    .map(({ item }) => item)
}

function addressed(obligation: Obligation, staff: Staff, today: Day): { person: string; item: DueItem }[] {
  return remindersFor(obligation, today).flatMap((due) => {
    const { people, chair } = recipients(due.level, obligation, staff, today)
    return people.map((person) => ({ person, item: { due, obligation, chair } }))
  })
}
