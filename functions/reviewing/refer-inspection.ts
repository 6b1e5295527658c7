import { refer } from '../../shared/domain/inspection/follow-up.ts'
import { changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

/** The event names the referral by its id alone: kind and recipient may be for few eyes. */
export const referInspection: UseCase<'referInspection'> = async (context) => {
  const { input, stores, who, today, newId } = context
  const { inspectionId, ...given } = input
  const read = await stores.inspections.get(inspectionId)
  const referral = { id: newId(), ...given, sentBy: who.id, sentOn: today }
  const next = refer(read.record, referral, who)
  return changed(context, read, next, inspectionEvent('referral.sent', next, { referral: referral.id }))
}
