import { obligationId } from '../../shared/domain/clock/obligation.ts'
import { remindersFor } from '../../shared/domain/clock/reminders.ts'
import { openYearly, reckonedAgain } from '../../shared/domain/clock/rules.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import type { Scheduled } from '../events/subscriber.ts'
import { keepDuty, openPrefix } from './keep-obligations.ts'
import type { Staff } from './recipients.ts'
import { type DepartmentSweep, type OpenObligation, sendReminder } from './send-reminder.ts'

/**
 * Each morning, department by department: opens the year's obligations if they are missing, then sends what is due.
 * Reads the open obligations alone. A department or a message that fails stops none of the others; the run fails at its
 * end, so that it is seen and run again, and what was sent is not sent again.
 *
 * @throws {AggregateError} of all that failed
 */
export const sweepReminders: Scheduled<'sweepReminders'> = async ({ departments, within }) => {
  const failures: unknown[] = []
  for await (const department of departments) {
    try {
      failures.push(...(await sweepDepartment(within(department))))
    } catch (error) {
      failures.push(new Error(`Department ${department} was not swept`, { cause: error }))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `Reminders failed: ${failures.map(String).join('; ')}`)
}

async function sweepDepartment(sweep: DepartmentSweep): Promise<unknown[]> {
  for (const duty of openYearly(yearOf(sweep.today))) await keepDuty(sweep, duty)
  const failures: unknown[] = []
  let staff: Staff | undefined
  for await (const row of sweep.stores.obligations.all(openPrefix)) {
    const open = await current(sweep, row)
    for (const due of open ? remindersFor(open.obligation, sweep.today) : []) {
      staff ??= await staffOf(sweep)
      try {
        await sendReminder(sweep, open as OpenObligation, due, staff)
      } catch (error) {
        failures.push(new Error(`Reminder ${due.id} was not sent`, { cause: error }))
      }
    }
  }
  return failures
}

/** The obligation as it stands, reckoned again where it was provisional and its year has been announced since. */
async function current(sweep: DepartmentSweep, row: OpenObligation['row']): Promise<OpenObligation | undefined> {
  const again = reckonedAgain(row.record)
  if (!again) return { row, obligation: { ...row.record, id: obligationId(row.record) } }
  await keepDuty(sweep, again)
  const moved = await sweep.stores.obligations.find(row.record.id)
  return moved && { row: moved, obligation: { ...moved.record, id: obligationId(moved.record) } }
}

async function staffOf({ stores, department }: DepartmentSweep): Promise<Staff> {
  const people = []
  for await (const { record } of stores.people.all()) people.push(record)
  return { people, department: (await stores.departments.get(department)).record }
}
