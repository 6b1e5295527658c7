import { photoPieceKey } from '../../shared/contract/object-keys.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { piecesOf } from '../../shared/domain/inspection/photo-pieces.ts'
import { concat } from '../../shared/kernel/bytes.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'
import { type Place, placeOf, waitingPhoto } from './incoming.ts'
import { takeIn } from './take-in.ts'

type Context = Parameters<ObjectSubscriber<'gatherPhoto'>>[0]

/**
 * A piece of an upload. Whichever comes last finds all of them there and takes the photo in, as `checkPhoto` does; two that
 * come last together both do, and the second finds the photo settled. What is left of a settled photo is cleared away, and
 * what nobody completes within a day clears itself.
 */
export const gatherPhoto: ObjectSubscriber<'gatherPhoto'> = async (context) => {
  const { buckets, key } = context
  const place = placeOf(key)
  const waiting = await waitingPhoto(context, place)
  if (!waiting) return buckets.quarantine.delete(key)
  const keys = keysOf(context, place, waiting.photo)
  const bytes = await joined(context, keys)
  if (!bytes) return
  await takeIn(context, { ...waiting, bytes })
  for (const each of keys) await buckets.quarantine.delete(each)
}

function keysOf({ department }: Context, { inspectionId, photoId }: Place, { size }: Photo): string[] {
  return piecesOf(size).map(({ n }) => photoPieceKey(department, inspectionId, photoId, n))
}

/** Undefined while one is missing. */
async function joined({ buckets, key }: Context, keys: readonly string[]): Promise<Uint8Array | undefined> {
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
