import { type Day, dayOf } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { recorded } from './confirm.ts'
import { edited, type Inspection, inspectionLifecycle, type Rectification, type Review } from './inspection.ts'

export type GivenReview = Pick<Review, 'decision' | 'reason'>

/**
 * The inspection after a reviewer's decision. Approval of an order to rectify opens its term; a return sends the record
 * back to its officers with the reason, which stays in its history.
 *
 * @throws {Refusal} `wrong-state`; `four-eyes` for an officer of the team; `reason-required` for a return without one
 */
export function reviewResult(
  inspection: Inspection,
  { decision, reason }: GivenReview,
  { who, now }: { readonly who: Person; readonly now: Date },
): Inspection {
  const move = decision === 'approved' ? 'approve' : 'return'
  const state = moved(inspectionLifecycle, inspection, move)
  const { zh } = inspectionLifecycle.moves[move]
  requireOutsider(inspection, who, zh)
  if (decision === 'returned' && (reason ?? '').trim() === '') throw new Refusal('reason-required', { move: zh })
  const review = { by: who.id, at: now.toISOString(), decision, ...(reason === undefined ? {} : { reason }) }
  return edited(inspection, {
    state,
    reviews: [...inspection.reviews, review],
    ...(decision === 'approved' ? ordered(inspection, dayOf(now)) : {}),
  })
}

/** @throws {Refusal} `four-eyes` when somebody would judge the inspection of his own team */
export function requireOutsider({ officerIds }: Inspection, { officerId }: Person, move: string): void {
  if (officerId !== undefined && officerIds.includes(officerId)) throw new Refusal('four-eyes', { move, did: '检查' })
}

function ordered(inspection: Inspection, today: Day): { rectification?: Rectification } {
  const { disposition, rectifyBy } = recorded(inspection)
  if (disposition !== 'order-to-rectify' || rectifyBy === undefined) return {}
  return { rectification: { ordered: today, dueOn: rectifyBy } }
}
