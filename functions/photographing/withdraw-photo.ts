import { withdrawPhoto as withdraw } from '../../shared/domain/inspection/declare-photo.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'
import { photographer } from './photographer.ts'

/** One record, one write. An upload that still arrives meets a withdrawn photo and is discarded. */
export const withdrawPhoto: UseCase<'withdrawPhoto'> = async (context) => {
  const { input, now } = context
  const purposeIn = ({ photos }: Inspection) => photos.find(({ id }) => id === input.photoId)?.purpose
  const { read, by } = await photographer(context, purposeIn)
  const withdrawn = { by, at: now.toISOString(), reason: input.reason }
  const next = withdraw(read.record, input.photoId, withdrawn)
  return changed(context, read, next, inspectionEvent('photo.withdrawn', next, { photo: input.photoId }))
}
