import { type Obligation, obligationId } from '../../shared/domain/clock/obligation.ts'
import { openYearly, reckonedAgain } from '../../shared/domain/clock/owed.ts'
import { nextMoment, remindersFor } from '../../shared/domain/clock/reminders.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import type { Scheduled } from '../events/subscriber.ts'
import { currentId, keepDuty, overtaken } from './keep-obligations.ts'
import type { Staff } from './recipients.ts'
import { type DepartmentSweep, type OpenObligation, sendReminder } from './send-reminder.ts'
import { awake, lastSweep, swept, wakeUp } from './wake-ups.ts'

/**
 * Each morning, department by department: opens the year's obligations if they are missing, then sends what is due, of however many
 * days since the last sweep. A department or a message that fails stops none of the others; the run fails at its end, so
 * that it is seen and run again, and what was sent is not sent again.
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

/** Until all that was found is sent, the mark of the last sweep stays where it was: the next one finds the rest again. */
async function sweepDepartment(sweep: DepartmentSweep): Promise<unknown[]> {
  const { stores, today } = sweep
  for (const duty of openYearly(yearOf(today))) await keepDuty(sweep, duty)
  const last = await lastSweep(stores.obligations, today)
  const failures: unknown[] = []
  let found = 0
  let waiting = false
  let staff: Staff | undefined
  for await (const woken of awake(stores.obligations, last.day, today)) {
    staff ??= await staffOf(sweep)
    found += 1
    const told = await remind(sweep, woken, staff)
    failures.push(...told.failures)
    waiting ||= told.waiting
  }
  if (found > 0 && failures.length === 0 && !waiting) await markSwept(sweep, last.row)
  return failures
}

/** Sends what one obligation has due; each level by itself. */
async function remind(sweep: DepartmentSweep, woken: Obligation, staff: Staff) {
  const failures: unknown[] = []
  let waiting = false
  let open = await current(sweep, woken)
  for (const due of open ? remindersFor(open.obligation, sweep.today) : []) {
    if (!open) break
    try {
      const sending = await sendReminder(sweep, open, due, staff)
      waiting ||= sending === 'waiting'
    } catch (error) {
      failures.push(new Error(`Reminder ${due.id} was not sent`, { cause: error }))
    }
    open = { ...open, next: await nextWakeUp(sweep, open.obligation) }
  }
  return { failures, waiting }
}

/** The obligation as it stands, if it is open; reckoned again where it was provisional and its year is announced now. */
async function current(sweep: DepartmentSweep, woken: Obligation): Promise<OpenObligation | undefined> {
  const read = () => sweep.stores.obligations.get(currentId(woken))
  let row = await read()
  if (row.record.closed) return undefined
  const again = reckonedAgain(row.record)
  if (again) {
    await keepDuty(sweep, again)
    row = await read()
  }
  const obligation = { ...row.record, id: obligationId(row.record) }
  return { row, obligation, next: await nextWakeUp(sweep, obligation) }
}

async function nextWakeUp({ stores, today }: DepartmentSweep, obligation: Obligation) {
  const day = nextMoment(obligation, today)
  return day === undefined ? [] : wakeUp(stores.obligations, obligation, day)
}

async function markSwept({ stores, commit, today }: DepartmentSweep, before: OpenObligation['row'] | undefined) {
  if (before?.record.openedOn === today) return
  try {
    await commit(`swept:${today}:${before?.version ?? 0}`, [swept(stores.obligations, before, today)], {
      type: 'reminders.swept',
      object: 'obligations/sweep',
      payload: { day: today },
    })
  } catch (error) {
    // Another run of the same morning was first.
    if (!overtaken(error)) throw error
  }
}

async function staffOf({ stores, department }: DepartmentSweep): Promise<Staff> {
  const people = []
  for await (const { record } of stores.people.all()) people.push(record)
  return { people, department: (await stores.departments.get(department)).record }
}
