import { moved } from '../../kernel/lifecycle.ts'
import { takesPhotos } from './acts.ts'
import type { Inspection } from './inspection.ts'
import type { Refused } from './judge-photo.ts'
import { type Photo, photoLifecycle } from './photo.ts'
import { photoFaults } from './photo-faults.ts'

/** What the check of an accepted photo found, and where its bytes lie. */
export type PhotoFacts = Pick<Photo, 'evidence' | 'dimensions' | 'pages' | 'taken' | 'derivative' | 'print' | 'sameAs'>

/**
 * The inspection with one photo settled. A photo that comes after the record was closed cannot enter it.
 *
 * @throws {Refusal} `wrong-state` when the photo had been settled already
 */
export function settlePhoto(
  inspection: Inspection,
  photo: Photo,
  verdict: PhotoFacts | Refused,
): { readonly inspection: Inspection; readonly photo: Photo } {
  const settled = settle(photo, takesPhotos(inspection, photo) ? verdict : { why: photoFaults.closed() })
  return {
    photo: settled,
    inspection: { ...inspection, photos: inspection.photos.map((each) => (each.id === photo.id ? settled : each)) },
  }
}

function settle(photo: Photo, verdict: PhotoFacts | Refused): Photo {
  if (!('why' in verdict)) return { ...photo, state: moved(photoLifecycle, photo, 'accept'), ...verdict }
  const { zh, en } = verdict.why
  return { ...photo, state: moved(photoLifecycle, photo, 'refuse'), refusedFor: zh, refusedForEnglish: en }
}
