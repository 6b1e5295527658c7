import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { obligationId } from '../../shared/domain/clock/obligation.ts'
import { openYearly, reckonedAgain } from '../../shared/domain/clock/owed.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import type { Scheduled } from '../events/subscriber.ts'
import type { Versioned } from '../stores/record-store.ts'
import { addressees } from './addressees.ts'
import { inTurns } from './in-turns.ts'
import { currentId, keepDuty, overtaken } from './keep-obligations.ts'
import { planNext } from './plan-next.ts'
import type { Staff } from './recipients.ts'
import { remindSealed } from './remind-sealed.ts'
import { type DepartmentSweep, sendDigest } from './send-digest.ts'
import { awake, lastSweep, swept } from './wake-ups.ts'

/**
 * How many departments are swept at once, how many rows of one are read at once, and how many of its messages sent: bounds memory, and
 * keeps within the connections that a client has (50).
 */
const DEPARTMENTS = 12
const ROWS = 25
const MESSAGES = 4

/**
 * Each morning, department by department: opens the year's obligations if they are missing, then sends each person one message with
 * all that is due for him, of however many days since the last sweep. A department or a message that fails stops none of the others; the
 * run fails at its end, so that it is seen and run again, and what was sent is not sent again.
 *
 * @throws {AggregateError} of all that failed
 */
export const sweepReminders: Scheduled<'sweepReminders'> = async ({ departments, within }) => {
  const failures: unknown[] = []
  await inTurns(departments, DEPARTMENTS, async (department) => {
    try {
      failures.push(...(await sweepDepartment(within(department))))
    } catch (error) {
      failures.push(new Error(`Department ${department} was not swept`, { cause: error }))
    }
  })
  if (failures.length > 0) throw new AggregateError(failures, `Reminders failed: ${failures.map(String).join('; ')}`)
}

/**
 * Until all that was found is sent, the mark of the last sweep stays where it was: the next one finds the rest again. When the
 * obligations wake next is written before anything is sent: a crash then wakes them for nothing, and never forgets one.
 */
async function sweepDepartment(sweep: DepartmentSweep): Promise<unknown[]> {
  const { stores, today } = sweep
  const last = await lastSweep(stores.obligations, today)
  const newYear = last.row === undefined || yearOf(last.row.record.openedOn) !== yearOf(today)
  if (newYear) for (const duty of openYearly(yearOf(today))) await keepDuty(sweep, duty)
  const { open, found } = await openObligations(sweep, last.day)
  await planNext(sweep, open)
  const { failures, kept } = open.length > 0 ? await sendAll(sweep, open) : { failures: [], kept: false }
  if ((found || newYear) && failures.length === 0 && !kept) await markSwept(sweep, last.row)
  return [...failures, ...(await remindSealed(sweep))]
}

async function openObligations(sweep: DepartmentSweep, since: string | undefined) {
  const open: Obligation[] = []
  let found = false
  await inTurns(awake(sweep.stores.obligations, since, sweep.today), ROWS, async (woken) => {
    found = true
    const obligation = await current(sweep, woken)
    if (obligation) open.push(obligation)
  })
  return { open, found }
}

/** The obligation as it stands, if it is open; reckoned again where it was provisional and its year is announced now. */
async function current(sweep: DepartmentSweep, woken: Obligation): Promise<Obligation | undefined> {
  const read = async () => (await sweep.stores.obligations.get(currentId(woken))).record
  let record = await read()
  if (record.closed) return undefined
  const again = reckonedAgain(record)
  if (again) {
    await keepDuty(sweep, again)
    record = await read()
  }
  return { ...record, id: obligationId(record) }
}

async function sendAll(sweep: DepartmentSweep, open: readonly Obligation[]) {
  const failures: unknown[] = []
  let kept = false
  await inTurns(addressees(sweep, open, await staffOf(sweep)), MESSAGES, async (addressed) => {
    try {
      const sending = await sendDigest(sweep, addressed)
      kept ||= sending === 'kept'
    } catch (error) {
      failures.push(new Error(`The message to ${addressed.person} was not sent`, { cause: error }))
    }
  })
  return { failures, kept }
}

async function markSwept({ stores, commit, today }: DepartmentSweep, before: Versioned<Obligation> | undefined) {
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
