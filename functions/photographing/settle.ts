import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Refused } from '../../shared/domain/inspection/judge-photo.ts'
import type { Photo } from '../../shared/domain/inspection/photo.ts'
import { likePrefix, type PhotoUse, sameKey, usedBefore, usesOf } from '../../shared/domain/inspection/photo-use.ts'
import { printBands } from '../../shared/domain/inspection/picture-print.ts'
import { type PhotoFacts, settlePhoto } from '../../shared/domain/inspection/settle-photo.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { Arriving, Place } from './incoming.ts'

/** More than the photos of one inspection that can race: each round at least one of them gets through. */
const rounds = 50

/**
 * Records a photo's verdict, and where it is found again, in one transaction.
 *
 * Photos lie in the inspection's record, so that submitting sees all of them in one version check. Those that arrive at
 * the same time therefore write the same row: each reads again and settles its own photo on what stands then. So does
 * whoever finds that another inspection used the same file in that moment.
 */
export async function settle(context: Arriving, place: Place, verdict: PhotoFacts | Refused): Promise<void> {
  for (let round = 1; ; round++) {
    try {
      return await settleOnce(context, place, verdict)
    } catch (error) {
      const passing = isRefusal(error) && (error.code === 'changed-meanwhile' || error.code === 'already-exists')
      if (round === rounds || !passing) throw error
    }
  }
}

async function settleOnce(context: Arriving, { inspectionId, photoId }: Place, verdict: PhotoFacts | Refused) {
  const { stores, commit } = context
  const read = await stores.inspections.get(inspectionId)
  const waiting = read.record.photos.find(({ id, state }) => id === photoId && state === 'declared')
  if (!waiting) return
  const same = (await stores.photoUses.find(sameKey(waiting.sha256)))?.record
  const known = 'why' in verdict ? verdict : { ...verdict, ...(await reuse(context, read.record, verdict, same)) }
  const { inspection, photo } = settlePhoto(read.record, waiting, known)
  const isAccepted = photo.state === 'accepted'
  const uses = isAccepted ? usesOf(inspection, photo, same === undefined) : []
  await commit(
    'settle',
    [stores.inspections.replace(read, inspection), ...uses.map((use) => stores.photoUses.create(use))],
    inspectionEvent(isAccepted ? 'photo.accepted' : 'photo.refused', inspection, told(photo)),
  )
}

async function reuse(
  { stores }: Arriving,
  { id }: Inspection,
  { print }: PhotoFacts,
  same: PhotoUse | undefined,
): Promise<Pick<PhotoFacts, 'sameAs'>> {
  const bands = print ? printBands(print) : []
  const pages = await Promise.all(bands.map((band) => stores.photoUses.list({ prefix: likePrefix(band), limit: 100 })))
  const sameAs = usedBefore(id, print, { same, like: pages.flatMap(({ items }) => items) })
  return sameAs ? { sameAs } : {}
}

function told({ id, sha256, refusedFor, derivative }: Photo) {
  return { photo: id, sha256, why: refusedFor, web: derivative?.web.sha256, thumbnail: derivative?.thumbnail.sha256 }
}
