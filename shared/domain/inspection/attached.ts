import { Refusal } from '../../kernel/refusal.ts'
import type { Inspection } from './inspection.ts'
import { photoMissing, requireWhole } from './whole-photos.ts'

/**
 * The photos and scans that an entry names, each once: announced or accepted.
 *
 * @throws {Refusal} `photo-not-of-inspection` naming the first that is not there, was refused or withdrawn
 */
export function photosOf({ photos, id }: Inspection, ids: readonly string[] = []): readonly string[] {
  const standing = new Set(
    photos.filter(({ state }) => state === 'declared' || state === 'accepted').map((one) => one.id),
  )
  const strange = ids.find((each) => !standing.has(each))
  if (strange !== undefined) throw new Refusal('photo-not-of-inspection', { photo: strange, id })
  return [...new Set(ids)]
}

/** @throws {Refusal} `photo-missing` naming those that have not arrived, `photo-refused` */
export function requireArrived({ photos }: Inspection, ids: readonly string[]): void {
  const shown = photos.filter(({ id }) => ids.includes(id))
  requireWhole(shown)
  const gone = shown.filter(({ state }) => state !== 'accepted')
  if (gone.length > 0) throw photoMissing(gone)
}

/** Scans of the paper that an entry is made from, by the ids of the inspection's photos; absent: none. */
export interface WithScans {
  readonly scanIds?: readonly string[]
}

/**
 * The scans that come with a receipt, an outcome or a decision: sealed as evidence before it is entered.
 *
 * @throws {Refusal} `photo-not-of-inspection`; `photo-missing`
 */
export function scansOf(inspection: Inspection, ids: readonly string[] | undefined): WithScans {
  const scanIds = photosOf(inspection, ids)
  requireArrived(inspection, scanIds)
  return scanIds.length > 0 ? { scanIds } : {}
}
