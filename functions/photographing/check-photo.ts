import { photoFaults } from '../../shared/domain/inspection/photo-faults.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'
import { gatherPieces } from './gather-pieces.ts'
import { type Arriving, placeOf, type Waiting, waitingPhoto } from './incoming.ts'
import { settle } from './settle.ts'
import { takeIn } from './take-in.ts'

/**
 * An upload, whole or a piece of one. Killed between any two of its steps (seal, keep what the public may see, record,
 * delete from quarantine), the redelivered event finds the upload still in quarantine and goes through the same steps.
 * What nobody waits for is cleared away.
 */
export const checkPhoto: ObjectSubscriber<'checkPhoto'> = async (context) => {
  const { key, buckets } = context
  const place = placeOf(key)
  const waiting = await waitingPhoto(context, place)
  if (!waiting) await buckets.quarantine.delete(key)
  else if (place.isPiece) await gatherPieces(context, waiting)
  else await takeWhole(context, waiting)
}

/** Nothing when the upload is gone: an earlier delivery settled it. A file of another size is refused unread. */
async function takeWhole(context: Arriving, waiting: Waiting): Promise<void> {
  const { buckets, key } = context
  const { inspection, photo } = waiting
  const size = await buckets.quarantine.size(key)
  if (size === undefined) return
  if (size === photo.size) {
    const bytes = await buckets.quarantine.get(key)
    if (!bytes) return
    await takeIn(context, { ...waiting, bytes })
  } else {
    const why = photoFaults.otherSize(photo, size)
    await settle(context, { inspectionId: inspection.id, photoId: photo.id }, { why })
  }
  await buckets.quarantine.delete(key)
}
