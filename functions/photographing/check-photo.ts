import { createHash } from 'node:crypto'
import { type Arrived, judgePhoto, settlePhoto, sizeDiffers } from '../../shared/domain/inspection/judge-photo.ts'
import { evidenceYears, type Photo } from '../../shared/domain/inspection/photo.ts'
import type { PictureVerdict } from '../../shared/domain/inspection/photo-header.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'

type Checking = Parameters<ObjectSubscriber<'checkPhoto'>>[0]

/**
 * Judges an upload by its bytes, seals it as evidence and settles its photo. Four steps, each safe to repeat: seal, record,
 * delete from quarantine. Killed between any two of them, the redelivered event finds the upload still in quarantine and
 * goes through the same steps: sealing again finds the same bytes, a settled photo is only cleared away. A sealed file
 * whose photo was withdrawn in that moment stays, named by no record.
 *
 * Photos lie in the inspection's record, so that submitting sees all of them in one version check. Those that arrive at
 * the same time therefore write the same row: each reads again and settles its own photo on what stands then.
 */
export const checkPhoto: ObjectSubscriber<'checkPhoto'> = async (context) => {
  const photo = await waitingPhoto(context)
  if (photo) {
    const arrived = await judge(context, photo)
    if (!arrived) return
    if (arrived.bytes && !('why' in arrived.verdict)) await seal(context, photo, arrived.bytes)
    await settle(context, arrived.verdict)
  }
  await context.buckets.quarantine.delete(context.key)
}

/** The last two folders of the key are the inspection and the photo. */
function namedBy(key: string): readonly [inspectionId: string, photoId: string] {
  const [inspectionId = '', photoId = ''] = key.split('/').slice(3)
  return [inspectionId, photoId]
}

/** The photo that waits for this upload; undefined when nobody announced it or it has been settled. */
async function waitingPhoto({ stores, key }: Checking): Promise<Photo | undefined> {
  const [inspectionId, photoId] = namedBy(key)
  const read = await stores.inspections.find(inspectionId)
  const photo = read?.record.photos.find(({ id }) => id === photoId)
  return photo?.state === 'declared' ? photo : undefined
}

/** Undefined when the upload is gone: an earlier delivery settled it. A file of another size is refused unread. */
async function judge(
  { buckets, key }: Checking,
  photo: Photo,
): Promise<{ readonly verdict: PictureVerdict; readonly bytes?: Uint8Array } | undefined> {
  const size = await buckets.quarantine.size(key)
  if (size === undefined) return undefined
  if (size !== photo.size) return { verdict: sizeDiffers(photo, size) }
  const bytes = await buckets.quarantine.get(key)
  return bytes && { verdict: judgePhoto(photo, { bytes, sha256: sha256(bytes) } satisfies Arrived), bytes }
}

/** The original, as the phone made it, locked for years. The same key in another bucket. */
async function seal({ buckets, key }: Checking, photo: Photo, bytes: Uint8Array): Promise<void> {
  if (await buckets.evidence.put(key, bytes, { type: photo.type, ifAbsent: true, keepYears: evidenceYears })) return
  const sealed = await buckets.evidence.get(key)
  if (!sealed || sha256(sealed) !== photo.sha256)
    throw new Error(`evidence ${key} holds other bytes than ${photo.sha256}`)
}

/** More than the photos of one inspection that can race: each round at least one of them gets through. */
const rounds = 50

async function settle(context: Checking, verdict: PictureVerdict): Promise<void> {
  for (let round = 1; ; round++) {
    try {
      return await settleOnce(context, verdict)
    } catch (error) {
      if (round === rounds || !isRefusal(error) || error.code !== 'changed-meanwhile') throw error
    }
  }
}

async function settleOnce({ stores, key, commit }: Checking, verdict: PictureVerdict): Promise<void> {
  const [inspectionId, photoId] = namedBy(key)
  const read = await stores.inspections.get(inspectionId)
  const waiting = read.record.photos.find(({ id, state }) => id === photoId && state === 'declared')
  if (!waiting) return
  const { inspection, photo } = settlePhoto(read.record, waiting, verdict, key)
  const type = photo.state === 'accepted' ? 'photo.accepted' : 'photo.refused'
  const event = inspectionEvent(type, inspection, { photo: photoId, sha256: photo.sha256, why: photo.refusedFor })
  await commit('settle', [stores.inspections.replace(read, inspection)], event)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
