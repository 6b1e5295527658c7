import { photoPieceKey } from '../../shared/contract/object-keys.ts'
import { piecesOf } from '../../shared/domain/inspection/photo-pieces.ts'
import { concat } from '../../shared/kernel/bytes.ts'
import type { Arriving, Waiting } from './incoming.ts'
import { takeIn } from './take-in.ts'

/**
 * Takes a photo in once all of its pieces are there. Whichever comes last finds the others; two that come last together
 * both do, and the second finds the photo settled. What nobody completes within a day clears itself.
 */
export async function gatherPieces(context: Arriving, waiting: Waiting): Promise<void> {
  const { buckets, department } = context
  const { inspection, photo } = waiting
  const keys = piecesOf(photo.size).map(({ n }) => photoPieceKey(department, inspection.id, photo.id, n))
  const bytes = await joined(context, keys)
  if (!bytes) return
  await takeIn(context, { ...waiting, bytes })
  for (const key of keys) await buckets.quarantine.delete(key)
}

/** Undefined while one is missing. */
async function joined({ buckets, key }: Arriving, keys: readonly string[]): Promise<Uint8Array | undefined> {
  const there = new Set<string>()
  for await (const each of buckets.quarantine.keys(key.slice(0, key.lastIndexOf('/') + 1))) there.add(each)
  if (!keys.every((each) => there.has(each))) return undefined
  const pieces: Uint8Array[] = []
  for (const each of keys) {
    const piece = await buckets.quarantine.get(each)
    if (!piece) return undefined
    pieces.push(piece)
  }
  return concat(...pieces)
}
