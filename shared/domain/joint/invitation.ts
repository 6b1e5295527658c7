import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { TargetFilter } from '../plan/target-filter.ts'
import type { TaskMethod } from '../plan/task-terms.ts'
import type { NamedDepartment } from './joint-visit.ts'

export type InvitationState = 'invited' | 'confirmed' | 'declined' | 'lapsed'

/** What a department is asked to confirm: should any of it change, it is asked anew. */
export interface InvitationTerms {
  /** Name of the task. */
  readonly name: string
  /** The invited department's own items. */
  readonly itemIds: readonly string[]
  /** Every department with its items, the initiator first. */
  readonly departments: readonly (NamedDepartment & { readonly itemIds: readonly string[] })[]
  readonly scope: string
  readonly filter?: TargetFilter
  readonly method?: TaskMethod
  /** Least overall ratio, basis points. */
  readonly floor: number
  readonly rounds: number
  readonly window: { readonly from: Day; readonly to: Day }
  /** The invited department's own tasks that would become part of it; only of a merge. */
  readonly replaces?: readonly string[]
}

/** What an approver decided. */
export interface InvitationDecision {
  readonly decision: 'confirmed' | 'declined'
  readonly by: string
  readonly on: Day
  readonly reason?: string
}

/**
 * 配合邀请: that a department is asked to take part in another's joint task, and its answer. It lies in the invited
 * department's scope, where its own approver decides; nobody draws before he has.
 */
export interface Invitation {
  /** `invitationId`, or of a merge `mergeInvitationId`. */
  readonly id: string
  readonly initiator: NamedDepartment
  /** The task of the initiator, as it is or will be called. */
  readonly taskId: string
  readonly about: 'plan' | 'ad-hoc' | 'merge'
  readonly planId?: string
  readonly mergeId?: string
  readonly terms: InvitationTerms
  readonly state: InvitationState
  readonly invitedOn: Day
  /** Who proposed a merge, when he is of the same department: he does not confirm it. */
  readonly proposedBy?: string
  readonly decided?: InvitationDecision
  /** Answers to earlier terms, the oldest first. */
  readonly former?: readonly InvitationDecision[]
  /** Why it is not asked any more. */
  readonly lapsed?: { readonly on: Day; readonly zh: string; readonly en: string }
}

export const invitationLifecycle = lifecycle({
  what: '配合邀请',
  en: 'The invitation',
  states: { invited: '待确认', confirmed: '已确认', declined: '已谢绝', lapsed: '已失效' },
  moves: {
    confirm: { from: ['invited', 'declined'], to: 'confirmed', zh: '确认配合' },
    decline: { from: ['invited', 'confirmed'], to: 'declined', zh: '不予配合' },
    renew: { from: ['invited', 'confirmed', 'declined'], to: 'invited', zh: '按新内容重新邀请' },
    lapse: { from: ['invited', 'confirmed', 'declined'], to: 'lapsed', zh: '撤回邀请' },
  },
})

/** One department, one answer for each task of an initiator: `140900-finance-2022-2`. */
export function invitationId(initiator: string, taskId: string): string {
  return `${invitationsOf(initiator)}${taskId}`
}

export function mergeInvitationId(initiator: string, mergeId: string): string {
  return `${invitationsOf(initiator)}merge-${mergeId}`
}

/** What the ids of an initiator's invitations begin with. */
export function invitationsOf(initiator: string): string {
  return `${initiator.replace('/', '-')}-`
}
