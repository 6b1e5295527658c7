import type { Obligation, Reminder } from '../../shared/domain/clock/obligation.ts'
import { reminderWords } from '../../shared/domain/clock/reminder-words.ts'
import type { DueReminder } from '../../shared/domain/clock/reminders.ts'
import type { Scheduled } from '../events/subscriber.ts'
import type { Versioned, Write } from '../stores/record-store.ts'
import { overtaken } from './keep-obligations.ts'
import { recipients, type Staff } from './recipients.ts'

export type DepartmentSweep = ReturnType<Parameters<Scheduled<'sweepReminders'>>[0]['within']>

/** An open obligation as read, with the row that must not have changed when its reminder is claimed. */
export interface OpenObligation {
  readonly obligation: Obligation
  readonly row: Versioned<Obligation>
  /** Writes that bring the sweep back to it; they go with the claim. */
  readonly next: readonly Write[]
}

/** `sent`: by this run; `done`: before it, or no longer owed; `waiting`: another run may be at it. */
export type Sending = 'sent' | 'done' | 'waiting'

/** As long as a Lambda can run: before that, whoever claimed may still be sending. */
const CLAIM_MS = 15 * 60_000

/**
 * Claims a reminder by a conditional write, sends it, and marks it as sent. It is sent once; only an interruption
 * between claim and mark can send it twice, because nobody can know whether the message had left. What that leaves
 * is a claimed reminder, and the next sweep, at the earliest after 15 minutes, takes it over. A refused message is
 * kept with its failure and is tried again by the next sweep.
 *
 * @throws what the channel said, after the failure is recorded
 */
export async function sendReminder(
  sweep: DepartmentSweep,
  open: OpenObligation,
  due: DueReminder,
  staff: Staff,
): Promise<Sending> {
  const before = await sweep.stores.reminders.find(due.id)
  if (before?.record.state === 'sent') return 'done'
  if (before && held(before.record, sweep.now)) return 'waiting'
  const claimed = await claim(sweep, open, worded(sweep, open, due, staff), before)
  if (!claimed) return 'waiting'
  const { subject, text, to } = claimed.record
  try {
    await sweep.notices.send({ subject, text, to, department: sweep.department })
  } catch (error) {
    const failure = String(error).slice(0, 300)
    await mark(sweep, claimed, { ...claimed.record, failure }, 'reminder.failed')
    throw error
  }
  await mark(sweep, claimed, { ...claimed.record, state: 'sent', sentAt: sweep.now.toISOString() }, 'reminder.sent')
  return 'sent'
}

function held({ claimedAt, failure }: Reminder, now: Date): boolean {
  return failure === undefined && Math.abs(now.getTime() - Date.parse(claimedAt)) < CLAIM_MS
}

function worded(sweep: DepartmentSweep, { obligation }: OpenObligation, due: DueReminder, staff: Staff): Reminder {
  return {
    ...due,
    ...reminderWords(obligation, due, staff.department.name),
    obligationId: obligation.id,
    day: sweep.today,
    to: recipients(due.level, obligation, staff, sweep.today),
    state: 'claimed',
    claimedAt: sweep.now.toISOString(),
  }
}

/** The claim, unless another sweep holds it or the obligation was closed or moved meanwhile. */
async function claim(
  { stores, commit }: DepartmentSweep,
  { row, next }: OpenObligation,
  reminder: Reminder,
  before: Versioned<Reminder> | undefined,
): Promise<Versioned<Reminder> | undefined> {
  const { reminders, obligations } = stores
  const write = before ? reminders.replace(before, reminder) : reminders.create(reminder)
  const version = (before?.version ?? 0) + 1
  try {
    const ours = await commit(`claim:${reminder.id}:${version}`, [write, obligations.unchanged(row), ...next], {
      type: 'reminder.claimed',
      object: `reminders/${reminder.id}`,
      payload: { obligation: reminder.obligationId, day: reminder.day, level: reminder.level },
    })
    return ours ? { record: reminder, version } : undefined
  } catch (error) {
    if (overtaken(error)) return undefined
    throw error
  }
}

async function mark(
  { stores, commit }: DepartmentSweep,
  claimed: Versioned<Reminder>,
  reminder: Reminder,
  type: 'reminder.sent' | 'reminder.failed',
): Promise<void> {
  await commit(`${type}:${reminder.id}:${claimed.version}`, [stores.reminders.replace(claimed, reminder)], {
    type,
    object: `reminders/${reminder.id}`,
    payload: { obligation: reminder.obligationId, day: reminder.day, level: reminder.level },
  })
}
