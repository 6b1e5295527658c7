import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'

/** What the check of an upload works with, and the key that arrived. */
export type Arriving = Parameters<ObjectSubscriber<'checkPhoto'>>[0]

/** Where an upload belongs: the folders of its key behind the department's two. */
export interface Place {
  readonly inspectionId: string
  readonly photoId: string
}

/** `isPiece`: the upload is a part of its original and not the whole. */
export function placeOf(key: string): Place & { readonly isPiece: boolean } {
  const [inspectionId = '', photoId = '', n] = key.split('/').slice(3)
  return { inspectionId, photoId, isPiece: n !== undefined }
}

/** A photo that waits for its upload, with its inspection. */
export interface Waiting {
  readonly inspection: Inspection
  readonly photo: Photo
}

/** Undefined when nobody announced it or it has been settled. */
export async function waitingPhoto(
  { stores }: Pick<Arriving, 'stores'>,
  { inspectionId, photoId }: Place,
): Promise<Waiting | undefined> {
  const read = await stores.inspections.find(inspectionId)
  const photo = read?.record.photos.find(({ id }) => id === photoId)
  return read && photo?.state === 'declared' ? { inspection: read.record, photo } : undefined
}
