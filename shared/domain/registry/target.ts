import type { Day } from '../../kernel/days.ts'

/** 信用风险分类, best first. `unrated` for a target that nobody has scored yet. */
export const creditClasses = { A: 'A 类', B: 'B 类', C: 'C 类', D: 'D 类', unrated: '未评级' } as const

export type CreditClass = keyof typeof creditClasses

export const targetStates = {
  active: '存续',
  closed: '停业',
  cancelled: '注销',
  revoked: '吊销',
  moved: '迁出',
} as const

export type TargetState = keyof typeof targetStates

/** 检查对象. `id` is the 统一社会信用代码 or, for some sole traders, the 15-digit 注册号. */
export interface Target {
  readonly id: string
  readonly name: string
  readonly kind: 'enterprise' | 'sole-trader' | 'other'
  /** What the registry holds it as, matched by a task's scope: 会计代理记账机构. */
  readonly field: string
  /** Region code of six digits (GB/T 2260). */
  readonly region: string
  readonly regionName: string
  readonly address?: string
  readonly creditClass: CreditClass
  readonly creditSource?: string
  readonly creditDate?: Day
  readonly licence?: { readonly number: string; readonly from: Day; readonly to?: Day }
  readonly state: TargetState
  /** Why a code that fails its check digit was accepted all the same. */
  readonly codeAccepted?: string
}
