import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

/** A file of a batch, in the archive. */
interface BatchFile {
  readonly key: string
  readonly sha256: string
  readonly size: number
}

/** Why a record is in a batch. */
export const sendReasons = {
  new: '首次报送',
  changed: '更正后重报',
  withdrawn: '撤下告知',
  resent: '不一致重报',
} as const

export type SendReason = keyof typeof sendReasons

/** What the platform said of a batch, once for each answer that was entered. */
export interface AnswerCounts {
  readonly on: Day
  readonly by: string
  readonly confirmed: number
  readonly differing: number
  /** Keys in the answer that the batch does not hold; the first hundred. */
  readonly unknown: readonly string[]
}

/** 归集批次. `id` is `<year>-<number>`, numbered without gaps: the results of a year that the provincial platform does not have yet, or has otherwise. */
export interface Exchange {
  readonly id: string
  readonly year: number
  readonly state: 'making' | 'made' | 'withdrawn' | 'marking' | 'handed-over'
  readonly askedBy: string
  readonly askedAt: string
  /** Disclosures looked at so far. */
  readonly done: number
  readonly counts: Readonly<Record<SendReason, number>>
  /** There was more than one batch holds: ask for the next after this one. */
  readonly more?: true
  readonly json?: BatchFile
  readonly xlsx?: BatchFile
  readonly withdrawnFor?: string
  /** By whom and when it was given to the platform, and the platform's receipt number. */
  readonly handedOver?: { readonly by: string; readonly on: Day; readonly receipt: string }
  readonly answers: readonly AnswerCounts[]
  /** How each record stands with the platform, as a workbook: after the handover and after each answer. */
  readonly reconciliation?: BatchFile
}

export const exchangeLifecycle = lifecycle({
  what: '归集批次',
  en: 'The batch',
  states: {
    making: '生成中',
    made: '待报送',
    withdrawn: '已撤回',
    marking: '登记报送中',
    'handed-over': '已报送',
  },
  moves: {
    progress: { from: ['making'], to: 'making', zh: '生成', via: ['makeExchange'] },
    finish: { from: ['making'], to: 'made', zh: '生成完成', via: ['makeExchange'] },
    withdraw: { from: ['making', 'made'], to: 'withdrawn', zh: '撤回', via: ['withdrawExchange'] },
    'hand-over': { from: ['made'], to: 'marking', zh: '登记报送', via: ['handOverExchange'] },
    answer: { from: ['handed-over'], to: 'handed-over', zh: '登记平台反馈', via: ['answerExchange'] },
    mark: { from: ['marking'], to: 'handed-over', zh: '登记完成', via: ['markExchange'] },
  },
})

/** 核对情况. */
export const exchangedStates = { sent: '已报送待确认', confirmed: '已确认一致', differing: '不一致' } as const

/** One way in which the platform's record is not ours. */
export interface Difference {
  /** `content.items[0].code`; empty for the record as a whole. */
  readonly field: string
  readonly ours: string
  readonly theirs: string
}

/**
 * How one record stands with the platform. Two rows of the same content: `<year>/<key>` tells how it stands now,
 * `<batch>/<key>` how that batch's copy went.
 */
export interface Exchanged {
  readonly id: string
  readonly key: string
  readonly batch: string
  readonly year: number
  readonly targetName: string
  readonly reason: SendReason
  /** Of what was sent. */
  readonly digest: string
  readonly sentOn: Day
  readonly state: keyof typeof exchangedStates
  readonly settledOn?: Day
  readonly differences?: readonly Difference[]
}
