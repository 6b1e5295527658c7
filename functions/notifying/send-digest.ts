import { type DueItem, digest, digestId, mayDisturb, tells } from '../../shared/domain/clock/digest.ts'
import type { Delivery, Reminder } from '../../shared/domain/clock/obligation.ts'
import type { QuietDays } from '../../shared/domain/registry/department.ts'
import type { Scheduled } from '../events/subscriber.ts'
import type { Versioned } from '../stores/record-store.ts'
import { overtaken } from './keep-obligations.ts'

export type DepartmentSweep = ReturnType<Parameters<Scheduled<'sweepReminders'>>[0]['within']>

/** What is due for one person, and how to find what else he was told of and still is open. */
export interface Addressed {
  readonly person: string
  readonly due: readonly DueItem[]
  readonly carried: (told: Reminder) => Promise<readonly DueItem[]>
  readonly departmentName: string
  readonly quiet?: QuietDays
}

/** `sent`: by this run; `done`: nothing new; `kept`: for another day or another run, which must find it again. */
export type Sending = 'sent' | 'done' | 'kept'

/** As long as a Lambda can run: before that, whoever claimed may still be sending. */
const CLAIM_MS = 15 * 60_000

/**
 * Sends a person his message of the day, if there is anything he has not been told and nothing has been sent to him today. Claimed by a
 * conditional write, sent, then marked, together with what he has been told by now. It is sent once; only an interruption between claim
 * and mark can send it twice, because nobody can know whether the message had left. What that leaves is a claimed message, and the
 * next sweep, at the earliest after 15 minutes, takes it over. A refused message is kept with its failure and is tried again by the next
 * sweep; on the next day what it would have told goes into that day's message.
 *
 * @throws what the channel said, after the failure is recorded
 */
export async function sendDigest(sweep: DepartmentSweep, addressed: Addressed): Promise<Sending> {
  const { stores, today } = sweep
  const told = await stores.reminders.find(toldId(addressed.person))
  const news = addressed.due.filter(({ due }) => !told || !tells(told.record, due))
  if (news.length === 0) return 'done'
  const before = await stores.reminders.find(digestId(today, addressed.person))
  if (before && (before.record.state === 'sent' || held(before.record, sweep.now))) return 'kept'
  const all = [...addressed.due, ...(told ? await addressed.carried(told.record) : [])]
  if (!mayDisturb(today, all, addressed.quiet === undefined ? {} : { quiet: addressed.quiet })) return 'kept'
  const claimed = await claim(sweep, worded(sweep, addressed, all), before)
  if (!claimed) return 'kept'
  await send(sweep, claimed, told)
  return 'sent'
}

/** What somebody was told last, wherever it stands among the days. */
function toldId(person: string): string {
  return `told/${person}`
}

function held({ claimedAt, failure }: Reminder, now: Date): boolean {
  return failure === undefined && isClaimed(claimedAt, now)
}

/** Whether whoever claimed a message then may still be sending it. */
export function isClaimed(since: string, now: Date): boolean {
  return Math.abs(now.getTime() - Date.parse(since)) < CLAIM_MS
}

function worded({ today, now }: DepartmentSweep, { person, departmentName }: Addressed, all: DueItem[]): Reminder {
  return {
    id: digestId(today, person),
    day: today,
    to: person,
    ...digest(all, { day: today, departmentName }),
    state: 'claimed',
    claimedAt: now.toISOString(),
  }
}

/** The claim, unless another sweep holds it. */
async function claim(
  { stores: { reminders }, commit }: DepartmentSweep,
  reminder: Reminder,
  before: Versioned<Reminder> | undefined,
): Promise<Versioned<Reminder> | undefined> {
  const version = (before?.version ?? 0) + 1
  const write = before ? reminders.replace(before, reminder) : reminders.create(reminder)
  try {
    const ours = await commit(`claim:${reminder.id}:${version}`, [write], said('reminder.claimed', reminder))
    return ours ? { record: reminder, version } : undefined
  } catch (error) {
    if (overtaken(error)) return undefined
    throw error
  }
}

async function send(sweep: DepartmentSweep, claimed: Versioned<Reminder>, told: Versioned<Reminder> | undefined) {
  const { stores, commit, notices, department, now } = sweep
  const { reminders } = stores
  const { id, subject, text, to } = claimed.record
  let delivery: Delivery
  try {
    delivery = await notices.send({ subject, text, to: [to], department })
  } catch (error) {
    const failed = { ...claimed.record, failure: String(error).slice(0, 300) }
    await commit(
      `failed:${id}:${claimed.version}`,
      [reminders.replace(claimed, failed)],
      said('reminder.failed', failed),
    )
    throw error
  }
  const sent: Reminder = { ...claimed.record, state: 'sent', sentAt: now.toISOString(), delivery }
  const latest = { ...sent, id: toldId(to) }
  const writes = [reminders.replace(claimed, sent), told ? reminders.replace(told, latest) : reminders.create(latest)]
  await commit(`sent:${id}:${claimed.version}`, writes, said('reminder.sent', sent))
}

function said(type: 'reminder.claimed' | 'reminder.sent' | 'reminder.failed', { id, day, items }: Reminder) {
  return { type, object: `reminders/${id}`, payload: { day, items: items.length } }
}
