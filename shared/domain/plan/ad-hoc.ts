import type { Day } from '../../kernel/days.ts'
import type { PlannedTask, WarningAnswer } from './plan.ts'

/** Why a task stands beside the annual plan. */
export const adHocKinds = {
  superior: { zh: '上级交办', en: 'handed down by a superior' },
  complaint: { zh: '投诉举报', en: 'complaint' },
  trigger: { zh: '触发式监管', en: 'trigger' },
  rectification: { zh: '专项整治', en: 'special rectification' },
} as const

export type AdHocKind = keyof typeof adHocKinds

/** What asks for an ad-hoc task (临时任务); public with it, unless what it draws is held back. */
export interface AdHocCause {
  readonly kind: AdHocKind
  readonly reason: string
  /** The document that asks for it. */
  readonly document: { readonly number: string; readonly title: string; readonly on?: Day }
}

/** The cause, and who had a hand in the task. */
export interface AdHoc extends AdHocCause {
  readonly draftedBy: string
  readonly draftedOn: Day
  /** Everybody who changed the draft since, each once: none of them may approve it. */
  readonly editedBy?: readonly string[]
  readonly submittedBy?: string
  readonly submittedOn?: Day
  /** What the clerk wrote to the warnings, at the submission. */
  readonly answers?: readonly WarningAnswer[]
  readonly returned?: { readonly by: string; readonly on: Day; readonly reason: string }
  readonly approvedBy?: string
  readonly approvedOn?: Day
}

/** What a clerk says of an ad-hoc task. */
export type AdHocWords = Omit<PlannedTask, 'number' | 'initiator'> & { readonly adHoc: AdHocCause }

export function adHocId(year: number, number: number): string {
  return `${year}L-${number}`
}
