import { lifecycle } from '../../kernel/lifecycle.ts'

/** Why a drawn target cannot be visited: codes of the public supplement, with their words on screens. */
export const lossReasons = {
  closed: { zh: '停业', en: 'closed' },
  cancelled: { zh: '注销', en: 'deregistered' },
  revoked: { zh: '吊销', en: 'licence revoked' },
  moved: { zh: '迁出', en: 'moved away' },
  'not-found': { zh: '查无下落', en: 'not found at any known place' },
} as const

export type LossReason = keyof typeof lossReasons

/** 替换申请: a drawn target is to be given up before the visit. `id` is the inspection's; who comes in is not chosen by anybody. */
export interface Replacement {
  readonly id: string
  readonly drawId: string
  readonly targetId: string
  readonly reason: LossReason
  /** What was found on the spot; not public. */
  readonly remark: string
  readonly state: 'asked' | 'approved' | 'rejected'
  readonly askedBy: string
  readonly askedAt: string
  readonly decidedBy?: string
  readonly decidedAt?: string
  readonly decision?: string
  /** Number of the supplement that carried it out. */
  readonly supplement?: number
}

export const replacementLifecycle = lifecycle({
  what: '替换申请',
  en: 'replacement',
  states: { asked: '待批准', approved: '已批准', rejected: '未批准' },
  moves: {
    ask: { from: ['rejected'], to: 'asked', zh: '重新申请', via: ['askReplacement'] },
    approve: { from: ['asked'], to: 'approved', zh: '批准替换', via: ['decideReplacement'] },
    reject: { from: ['asked'], to: 'rejected', zh: '不予批准', via: ['decideReplacement'] },
  },
})

/** Why a rule finds that an officer is to be kept out. */
export const recusalRules = {
  standing: { zh: '执法检查人员名录库登记了对该对象的回避', en: 'a standing recusal in the officer registry' },
  'same-name': { zh: '与检查对象的经营者同名，须核实是否本人或亲属', en: 'he bears the name of the trader himself' },
} as const

export type RecusalRule = keyof typeof recusalRules

export interface Applicant {
  readonly name: string
  readonly contact?: string
  /** On the page of the visit with the notice's passcode, or on paper, entered by an officer or a clerk. */
  readonly through: 'page' | 'paper'
}

/**
 * 回避: that an officer is not to inspect a target, declared by himself or asked for by the inspected party. `id` is
 * `<inspection>#<officer>`. Until it is decided the officer goes on. What was declared is not public.
 *
 * @source 行政处罚法 art. 43
 */
export interface Recusal {
  readonly id: string
  readonly inspectionId: string
  readonly drawId: string
  readonly targetId: string
  readonly officerId: string
  /** Who asked: the officer himself, the inspected party, or a rule that found it. */
  readonly request: 'officer' | 'party' | 'rule'
  readonly rule?: RecusalRule
  /** Of the party's: who asked for it, and by which way. Not public. */
  readonly applicant?: Applicant
  readonly reason: string
  readonly state: 'declared' | 'upheld' | 'rejected'
  readonly declaredBy: string
  readonly declaredAt: string
  readonly decidedBy?: string
  readonly decidedAt?: string
  readonly decision?: string
  readonly supplement?: number
  /** Why nobody could take the seat; mended by lending officers and upholding it again. */
  readonly failure?: { readonly code: string; readonly zh: string; readonly en: string; readonly at: string }
}

export const recusalLifecycle = lifecycle({
  what: '回避申请',
  en: 'recusal',
  states: { declared: '待决定', upheld: '应当回避', rejected: '不予回避' },
  moves: {
    declare: { from: ['rejected'], to: 'declared', zh: '重新申请', via: ['declareRecusal'] },
    uphold: { from: ['declared', 'upheld'], to: 'upheld', zh: '决定回避', via: ['decideRecusal'] },
    reject: { from: ['declared'], to: 'rejected', zh: '驳回', via: ['decideRecusal'] },
  },
})

export function recusalId(inspectionId: string, officerId: string): string {
  return `${inspectionId}#${officerId}`
}
