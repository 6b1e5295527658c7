import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { Conclusion, Receipt, Withdrawal } from './referral.ts'

/** 移送纪检监察, as it is kept: in a store of its own that no list, page, figure or report reads. */
export interface SealedReferral {
  readonly id: string
  readonly state: 'sent' | 'received' | 'concluded' | 'withdrawn'
  readonly recipient: string
  /** Id of a person of the department who receives it there, where the recipient signs in to the platform. */
  readonly recipientId?: string
  readonly reason: string
  readonly number: string
  readonly sentBy: string
  readonly sentOn: Day
  /** Working days until its receipt; absent on older records. */
  readonly receiptDays?: number
  readonly receipt?: Receipt
  readonly outcome?: Conclusion
  readonly withdrawn?: Withdrawal
  /** Day on which its sender was last told that something is due. */
  readonly remindedOn?: Day
  /** When a sweep claimed that reminder, which it has not marked yet. */
  readonly remindingSince?: string
}

/** All sealed referrals of one inspection; `id` is the inspection's. There is no such file where nothing was referred. */
export interface SealedFile {
  readonly id: string
  /** Stands for the file in events, so that they do not tell which inspection it is of. */
  readonly alias: string
  readonly targetName: string
  readonly referrals: readonly SealedReferral[]
}

const owner = '由移送人、接替其工作的人或收件人本人办理；他人一律查无此件'

export const sealedLifecycle = lifecycle({
  what: '移送纪检监察',
  en: 'The sealed referral',
  states: { sent: '已发出', received: '已收到回执', concluded: '已反馈结果', withdrawn: '已撤回' },
  moves: {
    receive: {
      from: ['sent'],
      to: 'received',
      zh: '登记回执',
      how: {
        who: ['signed-in'],
        when: '收到回执时；发出后应在部门规定的工作日内（默认十个）有回执',
        requires: [owner, '回执日不早于发出日'],
        via: ['receiptSealedReferral'],
        event: 'sealed.changed',
      },
    },
    conclude: {
      from: ['received'],
      to: 'concluded',
      zh: '登记处理结果',
      how: {
        who: ['signed-in'],
        when: '收件单位反馈时；收到回执后应在部门规定的工作日内（默认六十个）有结果',
        requires: [owner, '结果日不早于回执日', '写明结果'],
        via: ['concludeSealedReferral'],
        event: 'sealed.changed',
      },
    },
    withdraw: {
      from: ['sent'],
      to: 'withdrawn',
      zh: '撤回',
      how: {
        who: ['signed-in'],
        when: '发现不应移送时，收到回执之前',
        requires: [owner, '说明理由'],
        via: ['withdrawSealedReferral'],
        event: 'sealed.changed',
      },
    },
  },
})

export function isSealedSettled({ state }: SealedReferral): boolean {
  return state === 'concluded' || state === 'withdrawn'
}
