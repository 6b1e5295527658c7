import { type Day, dayOf } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isHeld } from '../disclosure/hold.ts'
import type { Task } from '../plan/task.ts'
import { requireAct } from './acts.ts'
import { photosOf, type WithScans } from './attached.ts'
import { edited, type Inspection } from './inspection.ts'
import { requireDay } from './record-result.ts'

/** When the inspected party must be given its notice (检查通知书). */
export const noticeRules = { before: '检查前送达', 'on-arrival': '到场时出示并送达', none: '无须送达' } as const

export type NoticeRule = keyof typeof noticeRules

/**
 * What the methods ask for where a task says nothing else. Configurable.
 *
 * @source 国办发〔2024〕54号: a notice is shown and served when the check is carried out; papers can only be asked for beforehand
 */
const ruleOfMethod: Readonly<Record<Task['method'], NoticeRule>> = {
  'on-site': 'on-arrival',
  'on-paper': 'before',
  online: 'none',
}

export function noticeRuleOf({ notice, method }: Pick<Task, 'notice' | 'method'>): NoticeRule {
  return notice ?? ruleOfMethod[method]
}

export const noticeTimes = { before: '检查前', 'on-arrival': '到场时', 'not-given': '未送达' } as const

export const noticeWays = {
  'in-person': '直接送达',
  left: '留置送达',
  post: '邮寄送达',
  electronic: '电子送达',
  phone: '电话告知',
} as const

/** That the party was told, or was not and why. Who received it is not public. */
export interface Notice extends WithScans {
  readonly given: keyof typeof noticeTimes
  readonly how?: keyof typeof noticeWays
  /** Day on which it was given, or on which it was decided not to. */
  readonly on: Day
  /** Who took it: name and post. */
  readonly receivedBy?: string
  /** Needed where it was given later than the rule asks for, or not at all. */
  readonly reason?: string
  /** Id of the person who entered it. */
  readonly by: string
  readonly at: string
}

export type GivenNotice = Pick<Notice, 'given' | 'how' | 'on' | 'receivedBy' | 'reason'> & {
  /** Of the slip that was signed for it (送达回证); they may still be on their way. */
  readonly scanIds?: readonly string[] | undefined
}

/**
 * The inspection with its notice on record; an earlier one stays beside it.
 *
 * @param task decides whether a tip-off is still possible
 * @throws {Refusal} `wrong-state`; `held-back` for a notice beforehand while the targets are kept from the public;
 *   `reason-required`; `notice-incomplete`; `day-not-acceptable`; `photo-not-of-inspection`
 */
export function noticeGiven(
  inspection: Inspection,
  { scanIds: ids, ...given }: GivenNotice,
  { task, by, now }: { readonly task: Pick<Task, 'id' | 'hold'>; readonly by: string; readonly now: Date },
): Inspection {
  requireAct(inspection, 'give-notice')
  if (given.given === 'before' && isHeld(task)) {
    throw new Refusal('held-back', { id: task.id, until: task.hold?.until ?? '' })
  }
  if (needsReason(inspection.noticeRule, given.given) && (given.reason ?? '').trim() === '') {
    throw new Refusal('reason-required', { move: given.given === 'not-given' ? '不送达检查通知' : '检查前未送达通知' })
  }
  if (given.given !== 'not-given' && given.how === undefined) throw new Refusal('notice-incomplete')
  const [from, today] = [dayOf(new Date(inspection.dispatchedAt)), dayOf(now)]
  requireDay('送达日', given.on, given.on >= from, `早于派发日 ${from}`)
  requireDay('送达日', given.on, given.on <= today, `晚于今天 ${today}，请核对手机日期`)
  const scanIds = photosOf(inspection, ids)
  const notice: Notice = { ...given, ...(scanIds.length > 0 ? { scanIds } : {}), by, at: now.toISOString() }
  return edited(inspection, { notices: [...(inspection.notices ?? []), notice] })
}

function needsReason(rule: NoticeRule | undefined, given: Notice['given']): boolean {
  if (given === 'not-given') return true
  return rule === 'before' && given === 'on-arrival'
}

/** What is still missing of the notice before the record may be submitted, in the words of the form. */
export function missingNotice({ noticeRule, notices = [] }: Inspection): string[] {
  if (noticeRule === undefined || noticeRule === 'none' || notices.length > 0) return []
  return ['检查通知书的送达记录；未送达的，须登记理由']
}
