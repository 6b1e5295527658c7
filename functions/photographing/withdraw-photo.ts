import { withdrawPhoto as withdraw } from '../../shared/domain/inspection/declare-photo.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

/** One record, one write. An upload that still arrives meets a withdrawn photo and is discarded. */
export const withdrawPhoto: UseCase<'withdrawPhoto'> = async (context) => {
  const { input, now } = context
  const { read, officerId } = await actingOfficer(context)
  const withdrawn = { by: officerId, at: now.toISOString(), reason: input.reason }
  const next = withdraw(read.record, input.photoId, withdrawn)
  return changed(context, read, next, inspectionEvent('photo.withdrawn', next, { photo: input.photoId }))
}
