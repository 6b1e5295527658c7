import { requirePublic } from '../../shared/domain/disclosure/private-text.ts'
import { takeDownPhoto as takeDown } from '../../shared/domain/inspection/declare-photo.ts'
import { changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

/**
 * One record, one write. What is public of the photo follows from the event: the page is written again without it. The
 * evidence and the derivative in the archive stay.
 */
export const takeDownPhoto: UseCase<'takeDownPhoto'> = async (context) => {
  const { input, stores, who, now } = context
  const read = await stores.inspections.get(input.inspectionId)
  requirePublic('撤下照片的理由', input.reason)
  const next = takeDown(read.record, input.photoId, { by: who.id, at: now.toISOString(), reason: input.reason })
  const more = { photo: input.photoId, from: 'public', why: input.reason }
  return changed(context, read, next, inspectionEvent('photo.withdrawn', next, more))
}
