import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { requireAct } from './acts.ts'
import { edited, type Inspection } from './inspection.ts'
import { type Photo, photoLifecycle, photoLimit } from './photo.ts'

/**
 * Announces a photo. The same picture announced again while it has not arrived is the same photo: an interrupted upload
 * goes on.
 *
 * @returns the photo, and the inspection that holds it when it is new
 * @throws {Refusal} `wrong-state` once the record is submitted; `already-exists` when the picture has been accepted;
 *   `photo-limit`
 */
export function declarePhoto(
  inspection: Inspection,
  photo: Photo,
): { readonly photo: Photo; readonly inspection?: Inspection } {
  requireAct(inspection, 'declare-photo')
  const { photos } = inspection
  const same = photos.filter(({ sha256, size, type }) => samePicture(photo, { sha256, size, type }))
  const accepted = same.find(({ state }) => state === 'accepted')
  if (accepted) throw new Refusal('already-exists', { what: photoLifecycle.what, id: accepted.id })
  const waiting = same.find(({ state }) => state === 'declared')
  if (waiting) return { photo: waiting }
  if (photos.length >= photoLimit) throw new Refusal('photo-limit', { limit: photoLimit })
  return { photo, inspection: { ...inspection, photos: [...photos, photo] } }
}

function samePicture(a: Photo, b: Pick<Photo, 'sha256' | 'size' | 'type'>): boolean {
  return a.sha256 === b.sha256 && a.size === b.size && a.type === b.type
}

/**
 * Takes back a photo that will never arrive, with its reason: a record can be submitted only when every photo that is
 * still announced is there. What has arrived is evidence and stays.
 *
 * @throws {Refusal} `not-found`; `wrong-state` for a photo that has been checked, or once the record is submitted;
 *   `reason-required`
 */
export function withdrawPhoto(
  inspection: Inspection,
  photoId: string,
  withdrawn: NonNullable<Photo['withdrawn']>,
): Inspection {
  requireAct(inspection, 'withdraw-photo')
  const photo = inspection.photos.find(({ id }) => id === photoId)
  if (!photo) throw new Refusal('not-found', { what: photoLifecycle.what, id: photoId })
  const taken = { ...photo, state: moved(photoLifecycle, photo, 'withdraw'), withdrawn }
  if (withdrawn.reason.trim() === '') throw new Refusal('reason-required', { move: '撤回照片' })
  return edited(inspection, { photos: inspection.photos.map((each) => (each === photo ? taken : each)) })
}
