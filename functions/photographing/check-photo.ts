import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { photoFaults } from '../../shared/domain/inspection/photo-faults.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'
import { placeOf, waitingPhoto } from './incoming.ts'
import { settle } from './settle.ts'
import { takeIn } from './take-in.ts'

type Context = Parameters<ObjectSubscriber<'checkPhoto'>>[0]

/**
 * An upload in one piece. Killed between any two of its steps (seal, keep what the public may see, record, delete from
 * quarantine), the redelivered event finds the upload still in quarantine and goes through the same steps.
 */
export const checkPhoto: ObjectSubscriber<'checkPhoto'> = async (context) => {
  const waiting = await waitingPhoto(context, placeOf(context.key))
  if (waiting && !(await takeWhole(context, waiting))) return
  await context.buckets.quarantine.delete(context.key)
}

/** False when the upload is gone: an earlier delivery settled it. A file of another size is refused unread. */
async function takeWhole(
  context: Context,
  waiting: NonNullable<Awaited<ReturnType<typeof waitingPhoto>>>,
): Promise<boolean> {
  const { buckets, key } = context
  const size = await buckets.quarantine.size(key)
  if (size === undefined) return false
  if (size !== waiting.photo.size) {
    await settle(context, placeOf(key), otherSize(waiting.photo, size))
    return true
  }
  const bytes = await buckets.quarantine.get(key)
  if (bytes) await takeIn(context, { ...waiting, bytes })
  return bytes !== undefined
}

function otherSize(photo: Photo, size: number) {
  return { why: photoFaults.otherSize(photo, size) }
}
