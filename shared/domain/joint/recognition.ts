import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

/** A public result that stands in for looking at one item again. */
export interface RecognizedResult {
  /** The item of the inspection that is spared. */
  readonly itemId: string
  readonly itemName: string
  /** Whose result it is. */
  readonly department: string
  readonly departmentName: string
  readonly inspectionId: string
  /** What was found, as the public reads it. */
  readonly label: string
  readonly endedOn: Day
  readonly publishedOn: Day
}

export type RecognitionState = 'asked' | 'approved' | 'rejected'

/**
 * 结果互认: that recent public results stand in for a visit, every item covered, asked for by one and approved by another.
 * `id` is the inspection's.
 *
 * @source 忻双随机办〔2022〕2号 二（八）: 强化抽查检查结果政府部门间互认互用
 */
export interface Recognition {
  readonly id: string
  readonly targetId: string
  readonly results: readonly RecognizedResult[]
  readonly reason: string
  readonly state: RecognitionState
  readonly askedBy: string
  readonly askedOn: Day
  readonly decidedBy?: string
  readonly decidedOn?: Day
  readonly decision?: string
}

export const recognitionLifecycle = lifecycle({
  what: '结果互认申请',
  en: 'The recognition',
  states: { asked: '待批准', approved: '已批准', rejected: '未批准' },
  moves: {
    ask: { from: ['rejected'], to: 'asked', zh: '重新申请' },
    approve: { from: ['asked'], to: 'approved', zh: '批准互认' },
    reject: { from: ['asked'], to: 'rejected', zh: '不予互认' },
  },
})

/**
 * How recent a result must be, as data.
 *
 * @source the notice asks for recognition and gives no term; six months is local practice. Configurable.
 */
export const recognitionPolicy = { months: 6 } as const

export type RecognitionPolicy = { readonly months: number }
