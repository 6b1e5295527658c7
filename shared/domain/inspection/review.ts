import { type Day, dayOf } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { recorded } from './confirm.ts'
import { edited, type Inspection, inspectionLifecycle, type Review } from './inspection.ts'
import type { Rectification } from './rectification.ts'
import { requireOutsider, requireReason } from './required.ts'

export type GivenReview = Pick<Review, 'decision' | 'reason' | 'items'>

/**
 * The inspection after a reviewer's decision. Approval of an order to rectify opens its term; a return sends the record
 * back to its officers, says of which items and why, and keeps what it sent back.
 *
 * @throws {Refusal} `wrong-state`; `four-eyes` for whoever had a hand in it; `return-names-nothing` for a return without
 *   items; `reason-required` for an item without a reason; `item-not-in-inspection`, `id-repeated`
 */
export function reviewResult(
  inspection: Inspection,
  given: GivenReview,
  { who, now }: { readonly who: Person; readonly now: Date },
): Inspection {
  const move = given.decision === 'approved' ? 'approve' : 'return'
  const state = moved(inspectionLifecycle, inspection, move)
  requireOutsider(inspection, who, [inspectionLifecycle.moves[move].zh, move])
  requireItems(inspection, given)
  return edited(inspection, {
    state,
    reviews: [...inspection.reviews, reviewOf(inspection, given, { by: who.id, at: now.toISOString() })],
    ...(move === 'approve' ? ordered(inspection, dayOf(now)) : {}),
  })
}

/** The reviewer who let the record pass, and with that answers for the file; undefined before that. */
export function fileReviewer({ reviews }: Inspection): string | undefined {
  return reviews.findLast(({ decision }) => decision === 'approved')?.by
}

function requireItems({ id, itemIds }: Inspection, { decision, items = [] }: GivenReview): void {
  if (decision === 'returned' && items.length === 0) throw new Refusal('return-names-nothing', { id, items: itemIds })
  const seen = new Set<string>()
  for (const { itemId, reason } of items) {
    if (!itemIds.includes(itemId)) throw new Refusal('item-not-in-inspection', { item: itemId, id, items: itemIds })
    if (seen.has(itemId)) throw new Refusal('id-repeated', { id: itemId })
    requireReason(reason, [`审核意见（事项“${itemId}”）`, `the review of item ${itemId}`])
    seen.add(itemId)
  }
}

function reviewOf(
  inspection: Inspection,
  { decision, reason, items }: GivenReview,
  by: Pick<Review, 'by' | 'at'>,
): Review {
  const said = reason?.trim()
    ? reason
    : decision === 'returned'
      ? items?.map((each) => each.reason).join('；')
      : undefined
  const judged = { result: recorded(inspection), photoIds: acceptedPhotos(inspection) }
  const { confirmed } = inspection
  return {
    ...by,
    decision,
    ...(confirmed ? { submittedAt: confirmed.at } : {}),
    ...(said === undefined ? {} : { reason: said }),
    ...(items && items.length > 0 ? { items } : {}),
    ...(decision === 'returned' ? { judged } : {}),
  }
}

export function acceptedPhotos({ photos }: Pick<Inspection, 'photos'>): string[] {
  return photos.filter(({ state }) => state === 'accepted').map(({ id }) => id)
}

function ordered(inspection: Inspection, today: Day): { rectification?: Rectification } {
  const { disposition, rectifyBy } = recorded(inspection)
  if (disposition !== 'order-to-rectify' || rectifyBy === undefined) return {}
  return { rectification: { state: 'ordered', ordered: today, dueOn: rectifyBy } }
}
