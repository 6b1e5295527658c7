import { reviewResult as review } from '../../shared/domain/inspection/review.ts'
import { changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

/** One record, one write; deadlines, lists and pages follow from the event. */
export const reviewResult: UseCase<'reviewResult'> = async (context) => {
  const { input, stores, who, now, today } = context
  const { inspectionId, ...given } = input
  const read = await stores.inspections.get(inspectionId)
  const next = review(read.record, given, { who, now })
  const type = input.decision === 'approved' ? 'inspection.approved' : 'inspection.returned'
  const items = given.items?.map(({ itemId }) => itemId)
  return changed(context, read, next, inspectionEvent(type, next, { on: today, endedOn: next.result?.endedOn, items }))
}
