import { mustRemind } from '../../shared/domain/inspection/sealed-due.ts'
import type { SealedFile, SealedReferral } from '../../shared/domain/inspection/sealed-referral.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Versioned } from '../stores/record-store.ts'
import { overtaken } from './keep-obligations.ts'
import { type DepartmentSweep, isClaimed } from './send-digest.ts'

/**
 * Tells whoever sent a sealed referral, or took over his work, that its day is over. Apart from the day's message, whose texts
 * many may read, and in words that name neither what nor whom: such things are no obligation on any list, and rise to nobody.
 * Claimed by a conditional write, sent, then marked, as the day's message is: only a death between claim and mark can send it twice.
 * One that fails stops none of the others.
 *
 * @returns all that failed, which the next sweep tries again; whom it was to reach is not said
 */
export async function remindSealed(sweep: DepartmentSweep): Promise<unknown[]> {
  const failures: unknown[] = []
  for await (const read of sweep.stores.sealedFiles.all()) {
    try {
      failures.push(...(await remindOf(sweep, read)))
    } catch (error) {
      failures.push(failed(error))
    }
  }
  return failures
}

function failed(cause: unknown): Error {
  return new Error('A reminder of its own was not sent', { cause })
}

type File = Versioned<SealedFile>

/** One message to each who sent something of the file, each by itself. */
async function remindOf(sweep: DepartmentSweep, read: File): Promise<unknown[]> {
  const failures: unknown[] = []
  let latest: File | undefined = read
  for (const [to, ids] of await dueBySender(sweep, read.record)) {
    const since = sweep.now.toISOString()
    latest = await written(sweep, latest, { type: 'sealed.reminder-claimed', ids, remindingSince: since })
    if (!latest) break // another run of the same morning has it
    const failure = await send(sweep, to)
    if (failure) failures.push(failure)
    latest = await written(
      sweep,
      latest,
      failure ? { type: 'sealed.reminder-failed', ids } : { type: 'sealed.reminded', ids, remindedOn: sweep.today },
    )
    if (!latest) break
  }
  return failures
}

async function dueBySender(sweep: DepartmentSweep, { referrals }: SealedFile): Promise<Map<string, Set<string>>> {
  const senders = new Map<string, Set<string>>()
  for (const referral of referrals) {
    const { remindingSince } = referral
    if (!mustRemind(referral, sweep.today) || (remindingSince && isClaimed(remindingSince, sweep.now))) continue
    const to = await successorOf(sweep, referral.sentBy)
    senders.set(to, (senders.get(to) ?? new Set()).add(referral.id))
  }
  return senders
}

async function send({ notices, department }: DepartmentSweep, to: string): Promise<Error | undefined> {
  const subject = '【待办提醒】您有一件事项已过期限'
  try {
    await notices.send({ subject, text: `${subject}，请登录平台办理。`, to: [to], department })
    return undefined
  } catch (error) {
    return failed(error)
  }
}

interface Step extends Pick<SealedReferral, 'remindedOn' | 'remindingSince'> {
  readonly type: 'sealed.reminder-claimed' | 'sealed.reminder-failed' | 'sealed.reminded'
  readonly ids: ReadonlySet<string>
}

/** The file with the step taken; undefined when somebody else wrote first. */
async function written(
  { stores, commit, today }: DepartmentSweep,
  { record, version }: File,
  { type, ids, ...step }: Step,
): Promise<File | undefined> {
  const after = {
    ...record,
    referrals: record.referrals.map((each) => {
      const { remindingSince: _, ...unclaimed } = each
      return ids.has(each.id) ? { ...unclaimed, ...step } : each
    }),
  }
  const event = { type, object: `sealed/${record.alias}`, payload: { day: today } }
  try {
    const ours = await commit(
      `${type}:${record.alias}:${version}`,
      [stores.sealedFiles.replace({ record, version }, after)],
      event,
    )
    return ours ? { record: after, version: version + 1 } : undefined
  } catch (error) {
    if (overtaken(error)) return undefined
    throw error
  }
}

/** Who has his work now: himself, while he is in office. */
async function successorOf({ stores, today }: DepartmentSweep, id: string): Promise<string> {
  const seen = new Set<string>()
  for (let next = id; ; ) {
    const person: Person | undefined = (await stores.people.find(next))?.record
    const left = person?.inactiveFrom !== undefined && person.inactiveFrom <= today
    if (!left || person.handedOverTo === undefined || seen.has(next)) return next
    seen.add(next)
    next = person.handedOverTo
  }
}
