import type { Day } from '../../kernel/days.ts'

/** Why a task stands beside the annual plan. */
export const adHocKinds = {
  superior: { zh: '上级交办', en: 'handed down by a superior' },
  complaint: { zh: '投诉举报', en: 'complaint' },
  trigger: { zh: '触发式监管', en: 'trigger' },
  rectification: { zh: '专项整治', en: 'special rectification' },
} as const

export type AdHocKind = keyof typeof adHocKinds

/** What makes an ad-hoc task (临时任务), and who had a hand in it. */
export interface AdHoc {
  readonly kind: AdHocKind
  readonly reason: string
  /** The document that asks for it: number and title. */
  readonly document: { readonly number: string; readonly title: string; readonly on?: Day }
  readonly draftedBy: string
  /** Everybody who changed the draft since, each once: none of them may approve it. */
  readonly editedBy?: readonly string[]
  readonly submittedBy?: string
  readonly submittedOn?: Day
  readonly returned?: { readonly by: string; readonly on: Day; readonly reason: string }
  readonly approvedBy?: string
  readonly approvedOn?: Day
}
