import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { WithScans } from './attached.ts'

export const referralKinds = { 'inter-agency': '抄告相关部门', judicial: '移送司法机关' } as const

export type ReferralKind = keyof typeof referralKinds

/** What the recipient made of it. */
export const referralOutcomes = { handled: '已受理并处理', 'not-accepted': '不予受理' } as const

export type ReferralOutcome = keyof typeof referralOutcomes

export interface Receipt extends WithScans {
  readonly on: Day
  /** Number of the recipient's receipt. */
  readonly number: string
  /** Id of the person who entered it; absent on older records. */
  readonly by?: string
  /** Working days until the outcome; absent on older records. */
  readonly outcomeDays?: number
}

export interface Conclusion extends WithScans {
  readonly kind: ReferralOutcome
  readonly on: Day
  readonly text: string
  readonly by: string
}

export interface Withdrawal {
  readonly on: Day
  readonly reason: string
  readonly by: string
}

/** 抄告 / 移送 to another department or to a judicial body. What goes to discipline inspection is kept elsewhere, sealed. */
export interface Referral {
  readonly id: string
  readonly kind: ReferralKind
  readonly state: 'proposed' | 'sent' | 'received' | 'concluded' | 'withdrawn'
  readonly recipient: string
  readonly reason: string
  /** Id of the reviewer who proposed it. */
  readonly proposedBy: string
  readonly proposedOn: Day
  /** 签发: somebody else signs the letter and gives it its number. */
  readonly issued?: {
    readonly number: string
    readonly on: Day
    readonly by: string
    /** Working days until its receipt; absent on older records. */
    readonly receiptDays?: number
  }
  readonly receipt?: Receipt
  readonly outcome?: Conclusion
  readonly withdrawn?: Withdrawal
}

const outside = '不是检查组成员'

export const referralLifecycle = lifecycle({
  what: '抄告、移送',
  en: 'The referral',
  states: {
    proposed: '拟移送',
    sent: '已发出',
    received: '已收到回执',
    concluded: '已反馈结果',
    withdrawn: '已撤回',
  },
  moves: {
    issue: {
      from: ['proposed'],
      to: 'sent',
      zh: '签发',
      how: {
        who: ['approver'],
        when: '审核人提出后',
        requires: ['由提出人以外的审批人签发', '写明文号'],
        via: ['issueReferral'],
        event: 'referral.sent',
        publishes: '公示页上的抄告或移送及其日期（不含收件单位和事由）',
        notifies: '审核人的回执时限起算',
      },
    },
    receive: {
      from: ['sent'],
      to: 'received',
      zh: '登记回执',
      how: {
        who: ['reviewer'],
        when: '收到回执时；发出后应在部门规定的工作日内（默认十个）有回执',
        requires: [outside, '回执日不早于发出日'],
        via: ['receiptReferral'],
        event: 'referral.received',
        notifies: '结束回执时限；反馈结果的时限起算',
      },
    },
    conclude: {
      from: ['received'],
      to: 'concluded',
      zh: '登记处理结果',
      how: {
        who: ['reviewer'],
        when: '收件单位反馈时；收到回执后应在部门规定的工作日内（默认六十个）有结果',
        requires: [outside, '结果日不早于回执日', '写明结果'],
        via: ['concludeReferral'],
        event: 'referral.concluded',
        notifies: '结束反馈时限',
      },
    },
    withdraw: {
      from: ['proposed', 'sent'],
      to: 'withdrawn',
      zh: '撤回',
      how: {
        who: ['reviewer'],
        when: '发现不应移送时，收到回执之前',
        requires: [outside, '说明理由'],
        via: ['withdrawReferral'],
        event: 'referral.withdrawn',
        publishes: '公示页上不再列出',
        notifies: '结束回执时限',
      },
    },
  },
})

export function isReferralSettled({ state }: Pick<Referral, 'state'>): boolean {
  return state === 'concluded' || state === 'withdrawn'
}
