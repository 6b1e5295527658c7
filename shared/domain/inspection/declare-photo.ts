import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { mayAct, requireAct, takesPhotos } from './acts.ts'
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
  if (!takesPhotos(inspection, photo)) requireAct(inspection, photo.purpose ? 'declare-letter' : 'declare-photo')
  const { photos } = inspection
  const same = photos.filter(({ sha256, size, type }) => samePicture(photo, { sha256, size, type }))
  const accepted = same.find(({ state }) => state === 'accepted')
  if (accepted) {
    throw new Refusal('already-exists', { what: photoLifecycle.what, id: accepted.id }, { what: photoLifecycle.en })
  }
  const waiting = same.find(({ state }) => state === 'declared')
  if (waiting) return { photo: waiting }
  if (photos.length >= photoLimit) throw new Refusal('photo-limit', { limit: photoLimit })
  const isVisits = photo.purpose !== undefined || mayAct(inspection.state, 'declare-photo')
  const declared: Photo = isVisits ? photo : { ...photo, purpose: 'rectification' }
  return { photo: declared, inspection: { ...inspection, photos: [...photos, declared] } }
}

function samePicture(a: Photo, b: Pick<Photo, 'sha256' | 'size' | 'type'>): boolean {
  return a.sha256 === b.sha256 && a.size === b.size && a.type === b.type
}

/**
 * What a device calls a file, fit to be shown: without folders, without characters that control or reorder a line, and of
 * a length that a phone shows.
 */
export function shownFileName(given: string): string | undefined {
  const name = given
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  return name === '' ? undefined : name.slice(0, 80).toWellFormed()
}

type Given = NonNullable<Photo['withdrawn']>

/**
 * Takes back a photo that will never arrive or was refused, with its reason: a record can be submitted only when every
 * photo that is still announced is there. What was accepted is evidence and stays.
 *
 * @throws {Refusal} `not-found`; `wrong-state` for a photo that was accepted, or once the record is submitted;
 *   `reason-required`
 */
export function withdrawPhoto(inspection: Inspection, photoId: string, withdrawn: Given): Inspection {
  const photo = photoOf(inspection, photoId)
  if (!takesPhotos(inspection, photo)) requireAct(inspection, 'withdraw-photo')
  const taken = { ...photo, state: moved(photoLifecycle, photo, 'withdraw'), withdrawn }
  requireReason(withdrawn, ['撤回照片', 'withdraw a photo'])
  return edited(inspection, { photos: inspection.photos.map((each) => (each === photo ? taken : each)) })
}

/**
 * Takes an accepted photo from the public, before its result is published or after: somebody's face, somebody's papers.
 * The evidence stays sealed; that there is a photo, its hash and why it is not shown stay public.
 *
 * @throws {Refusal} `not-found`; `wrong-state` unless it is accepted, or when it is taken down already, or before the
 *   record is approved; `reason-required`
 */
export function takeDownPhoto(inspection: Inspection, photoId: string, takenDown: Given): Inspection {
  requireAct(inspection, 'take-down-photo')
  const photo = photoOf(inspection, photoId)
  if (photo.state !== 'accepted' || photo.takenDown) {
    const state = photo.takenDown ? ['已撤下', 'taken down'] : [photoLifecycle.states[photo.state], photo.state]
    throw new Refusal(
      'wrong-state',
      { what: photoLifecycle.what, id: photoId, state: state[0], move: '撤下', allowed: [] },
      { what: photoLifecycle.en, state: state[1], move: 'take-down', allowed: 'nothing' },
    )
  }
  requireReason(takenDown, ['撤下照片', 'take down a photo'])
  return edited(inspection, {
    photos: inspection.photos.map((each) => (each === photo ? { ...photo, takenDown } : each)),
  })
}

function photoOf({ photos }: Inspection, photoId: string): Photo {
  const photo = photos.find(({ id }) => id === photoId)
  if (!photo) throw new Refusal('not-found', { what: photoLifecycle.what, id: photoId }, { what: 'photo' })
  return photo
}

function requireReason({ reason }: Given, [move, english]: readonly [string, string]): void {
  if (reason.trim() === '') throw new Refusal('reason-required', { move }, { move: english })
}
