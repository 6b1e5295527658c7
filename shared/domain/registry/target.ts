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
  removed: '移出名录',
} as const

export type TargetState = keyof typeof targetStates

/** What a target is when it is no market subject. */
export const otherKinds = { product: '产品', project: '项目', behaviour: '行为' } as const

type OtherKind = keyof typeof otherKinds

/** One scoring of a target's credit. */
export interface Credit {
  readonly class: CreditClass
  readonly source: string
  readonly date: Day
}

export interface Licence {
  readonly number: string
  readonly from: Day
  /** Absent: 长期, without end. */
  readonly to?: Day
}

/** 观察期: a low-risk newcomer is left to find its feet until the last day. */
export interface Observation {
  readonly from: Day
  readonly to: Day
  readonly reason: string
}

/** 联系人. */
export interface Contact {
  readonly name?: string
  readonly phone?: string
}

/** Degrees, WGS-84, north and east positive. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

/** 检查对象. `id` is the 统一社会信用代码 or, for some sole traders, the 15-digit 注册号. */
export interface Target {
  readonly id: string
  readonly name: string
  readonly kind: 'enterprise' | 'sole-trader' | 'other'
  /** Of `other`. */
  readonly otherKind?: OtherKind
  /** The sub-registry. What the registry holds it as, matched by a task's scope: 会计代理记账机构. */
  readonly field: string
  /** Region code of six digits (GB/T 2260). */
  readonly region: string
  readonly regionName: string
  readonly address?: string
  /** Where it is, as a phone's GPS says it; a map's shifted coordinates (GCJ-02) are some hundred metres off. */
  readonly position?: Position
  readonly creditClass: CreditClass
  readonly creditSource?: string
  readonly creditDate?: Day
  /** Scorings before and beside the current one, in the order of their dates; the oldest are dropped after ten years of months. */
  readonly credits?: readonly Credit[]
  readonly licence?: Licence
  /** Which feed said last what the registration and the licence are. */
  readonly licenceFed?: { readonly source: string; readonly date: Day }
  readonly observation?: Observation
  readonly tags?: readonly string[]
  /** Whom an officer calls before he comes; never public. */
  readonly contact?: Contact
  readonly state: TargetState
  /** Why and since when the registry leads it no more. */
  readonly removed?: { readonly on: Day; readonly reason: string }
  /** Why a code that fails its check digit was accepted all the same. */
  readonly codeAccepted?: string
}
