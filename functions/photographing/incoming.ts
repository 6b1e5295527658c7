import type { objectSubscriptions } from '../../shared/contract/events.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Surroundings } from '../http/use-case.ts'

/** What the check of an upload works with; both subscriptions need the same. */
export type Checking = Surroundings<(typeof objectSubscriptions)['checkPhoto']['needs']> & Commits

/** Where an upload belongs: the folders of its key behind the department's two. */
export interface Place {
  readonly inspectionId: string
  readonly photoId: string
}

export function placeOf(key: string): Place {
  const [inspectionId = '', photoId = ''] = key.split('/').slice(3)
  return { inspectionId, photoId }
}

/** A photo that waits for its upload, with its inspection; undefined when nobody announced it or it has been settled. */
export async function waitingPhoto(
  { stores }: Pick<Checking, 'stores'>,
  { inspectionId, photoId }: Place,
): Promise<{ readonly inspection: Inspection; readonly photo: Photo } | undefined> {
  const read = await stores.inspections.find(inspectionId)
  const photo = read?.record.photos.find(({ id }) => id === photoId)
  return read && photo?.state === 'declared' ? { inspection: read.record, photo } : undefined
}
