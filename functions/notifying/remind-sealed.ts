import { mustRemind } from '../../shared/domain/inspection/sealed-due.ts'
import type { SealedFile } from '../../shared/domain/inspection/sealed-referral.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Versioned } from '../stores/record-store.ts'
import type { DepartmentSweep } from './send-digest.ts'

/**
 * Tells whoever sent a sealed referral, or took over his work, that its day is over. Apart from the day's message, whose texts
 * many may read, and in words that name neither what nor whom: such things are no obligation on any list, and rise to nobody.
 * Sent first, marked second: a death in between tells it once more. One that fails stops none of the others.
 *
 * @returns all that failed, which the next sweep tries again; whom it was to reach is not said
 */
export async function remindSealed(sweep: DepartmentSweep): Promise<unknown[]> {
  const failures: unknown[] = []
  for await (const read of sweep.stores.sealedFiles.all()) {
    try {
      await remindOf(sweep, read)
    } catch (error) {
      failures.push(new Error('A reminder of its own was not sent', { cause: error }))
    }
  }
  return failures
}

async function remindOf(sweep: DepartmentSweep, read: Versioned<SealedFile>): Promise<void> {
  const due = read.record.referrals.filter((referral) => mustRemind(referral, sweep.today))
  if (due.length === 0) return
  for (const to of new Set(await Promise.all(due.map(({ sentBy }) => successorOf(sweep, sentBy))))) {
    const subject = '【待办提醒】您有一件事项已过期限'
    const text = `${subject}，请登录平台办理。`
    await sweep.notices.send({ subject, text, to: [to], department: sweep.department })
  }
  await mark(sweep, read, new Set(due.map(({ id }) => id)))
}

async function mark(
  { stores, commit, today }: DepartmentSweep,
  read: Versioned<SealedFile>,
  due: ReadonlySet<string>,
): Promise<void> {
  const { record } = read
  const referrals = record.referrals.map((each) => (due.has(each.id) ? { ...each, remindedOn: today } : each))
  await commit(`sealed:${record.alias}:${today}`, [stores.sealedFiles.replace(read, { ...record, referrals })], {
    type: 'sealed.reminded',
    object: `sealed/${record.alias}`,
    payload: { day: today },
  })
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
