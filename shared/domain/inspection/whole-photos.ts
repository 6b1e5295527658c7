import { Refusal } from '../../kernel/refusal.ts'
import type { Photo } from './photo.ts'
import { localTime } from './photo-flags.ts'

/**
 * A record is submitted only with every photo that was announced: each has arrived whole, or was taken back with a reason.
 *
 * @throws {Refusal} `photo-missing` naming those that have not arrived by file and time; `photo-refused` naming one that
 *   the check did not take, and why
 */
export function requireWhole(photos: readonly Photo[]): void {
  const waiting = photos.filter(({ state }) => state === 'declared')
  if (waiting.length > 0) throw photoMissing(waiting)
  const refused = photos.find(({ state }) => state === 'refused')
  if (!refused) return
  const { refusedFor: why, refusedForEnglish = why } = refused
  throw new Refusal('photo-refused', { photo: nameOf(refused), id: refused.id, why }, { why: refusedForEnglish })
}

/** Names photos that have not arrived as the officer knows them: by file and by when he announced them. */
export function photoMissing(photos: readonly Photo[]): Refusal {
  const names = photos.map((photo) => `${nameOf(photo)}（${localTime(photo.declaredAt)} 登记）`)
  const english = photos.map((photo) => `${nameOf(photo)} (declared ${localTime(photo.declaredAt)})`).join(', ')
  return new Refusal('photo-missing', { photos: names, ids: photos.map(({ id }) => id) }, { photos: english })
}

function nameOf({ fileName, id }: Photo): string {
  return fileName ?? id
}
