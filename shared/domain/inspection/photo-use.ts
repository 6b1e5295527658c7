import type { Inspection } from './inspection.ts'
import type { Photo, SameAs } from './photo.ts'
import { printBands, printDistance, sameWithin } from './picture-print.ts'

/**
 * Where in the department a photo was used, under a key by which the same picture is found again: `same#<SHA-256>` once
 * for each file, `like#<band>#<photo>` eight times for each picture.
 */
export interface PhotoUse {
  readonly id: string
  readonly inspectionId: string
  readonly photoId: string
  readonly print?: string
}

export function sameKey(sha256: string): string {
  return `same#${sha256}`
}

export function likePrefix(band: string): string {
  return `like#${band}#`
}

/** Everything by which an accepted photo is found again. `isFirst`: no other inspection has the same file. */
export function usesOf({ id: inspectionId }: Inspection, photo: Photo, isFirst: boolean): PhotoUse[] {
  const use = { inspectionId, photoId: photo.id }
  const { print, sha256 } = photo
  return [
    ...(isFirst ? [{ id: sameKey(sha256), ...use }] : []),
    ...(print ? printBands(print).map((band) => ({ id: `${likePrefix(band)}${photo.id}`, ...use, print })) : []),
  ]
}

/**
 * The nearest photo of another inspection: the same file, or a picture whose print differs in at most `sameWithin` bits.
 *
 * @param same who used the same file first
 * @param like whoever shares a band of the print
 */
export function usedBefore(
  inspectionId: string,
  print: string | undefined,
  { same, like }: { readonly same: PhotoUse | undefined; readonly like: readonly PhotoUse[] },
): SameAs | undefined {
  if (same && same.inspectionId !== inspectionId) return { inspectionId: same.inspectionId, photoId: same.photoId }
  const near = like
    .filter((use) => use.inspectionId !== inspectionId && use.print !== undefined)
    .map((use) => ({ ...use, distance: printDistance(print ?? '', use.print ?? '') }))
    .filter(({ distance }) => print !== undefined && distance <= sameWithin)
    .sort((a, b) => a.distance - b.distance || (a.photoId < b.photoId ? -1 : 1))
  const [nearest] = near
  return nearest && { inspectionId: nearest.inspectionId, photoId: nearest.photoId, distance: nearest.distance }
}
