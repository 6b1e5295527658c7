import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Inspection, inspectionLifecycle } from '../inspection/inspection.ts'
import type { Person } from '../registry/department.ts'
import {
  type Applicant,
  type LossReason,
  type Recusal,
  type RecusalRule,
  type Replacement,
  recusalId,
  recusalLifecycle,
  replacementLifecycle,
} from './replacement-record.ts'

interface Deed {
  readonly by: string
  readonly at: string
}

/** @throws {Refusal} `wrong-state` unless the inspection is dispatched; `results-recorded` when a photo was taken */
export function requireNotBegun(inspection: Inspection): void {
  moved(inspectionLifecycle, inspection, 'call-off')
  if (inspection.photos.length > 0) throw new Refusal('results-recorded', { id: inspection.drawId, count: 1 })
}

/**
 * @param before an earlier application for the same inspection
 * @throws {Refusal} `wrong-state` when one waits or was approved; as `requireNotBegun`
 */
export function replacementAsked(
  inspection: Inspection,
  { reason, remark, before }: { reason: LossReason; remark: string; before: Replacement | undefined },
  { by, at }: Deed,
): Replacement {
  requireNotBegun(inspection)
  if (before) moved(replacementLifecycle, before, 'ask')
  const { id, drawId, targetId } = inspection
  return { id, drawId, targetId, reason, remark, state: 'asked', askedBy: by, askedAt: at }
}

/** @throws {Refusal} `wrong-state`; `four-eyes` for whoever asked */
export function replacementDecided(
  replacement: Replacement,
  { approved, remark }: { approved: boolean; remark: string },
  { by, at }: Deed,
): Replacement {
  const state = moved(replacementLifecycle, replacement, approved ? 'approve' : 'reject')
  if (replacement.askedBy === by)
    throw fourEyes(replacementLifecycle.moves[approved ? 'approve' : 'reject'].zh, '申请替换')
  return { ...replacement, state, decidedBy: by, decidedAt: at, decision: remark }
}

export interface Declaration {
  readonly officerId: string
  readonly request: Recusal['request']
  readonly rule?: RecusalRule
  readonly applicant?: Applicant
  readonly reason: string
  readonly before: Recusal | undefined
}

/** @throws {Refusal} `not-your-inspection` for an officer who is not on the team; `wrong-state`; as `requireNotBegun` */
export function recusalDeclared(
  inspection: Inspection,
  { officerId, before, ...said }: Declaration,
  { by, at }: Deed,
): Recusal {
  requireNotBegun(inspection)
  if (!inspection.officerIds.includes(officerId)) throw new Refusal('not-your-inspection', { id: inspection.id })
  if (before) moved(recusalLifecycle, before, 'declare')
  const { id: inspectionId, drawId, targetId } = inspection
  const id = recusalId(inspectionId, officerId)
  const state = 'declared' as const
  return { id, inspectionId, drawId, targetId, officerId, ...said, state, declaredBy: by, declaredAt: at }
}

/**
 * The head of the agency decides; where he is concerned himself, another approver does for all of them.
 *
 * @param head id of the department's head
 * @throws {Refusal} `not-the-head` for anybody else
 * @source 行政处罚法 art. 43: 行政机关负责人决定
 */
export function requireHead(recusal: Recusal, who: Person, head: Pick<Person, 'id' | 'officerId'>): void {
  const concerned = recusal.declaredBy === head.id || recusal.officerId === head.officerId
  if (who.id === head.id || concerned) return
  throw new Refusal('not-the-head', { head: head.id })
}

/**
 * Upholding again is for one whose seat nobody could take: officers have been lent meanwhile.
 *
 * @throws {Refusal} `wrong-state`; `four-eyes` for whoever declared it or is concerned
 */
export function recusalDecided(
  recusal: Recusal,
  { upheld, remark }: { upheld: boolean; remark: string },
  { by, at, officerId }: Deed & { readonly officerId: string | undefined },
): Recusal {
  const move = upheld ? 'uphold' : 'reject'
  const state = moved(recusalLifecycle, recusal, move)
  if (recusal.declaredBy === by || recusal.officerId === officerId) {
    throw fourEyes(recusalLifecycle.moves[move].zh, '申请回避')
  }
  if (recusal.supplement !== undefined) moved(recusalLifecycle, { ...recusal, state: 'upheld' as const }, 'reject')
  const { failure: _, ...rest } = recusal
  return { ...rest, state, decidedBy: by, decidedAt: at, decision: remark }
}

function fourEyes(move: string, did: string): Refusal {
  return new Refusal('four-eyes', { move, did })
}
