import { createHash } from 'node:crypto'
import { derivativeKey, photoKey } from '../../shared/contract/object-keys.ts'
import { takesPhotos } from '../../shared/domain/inspection/acts.ts'
import type { Derivative, Rendition, RenditionName } from '../../shared/domain/inspection/derivative.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Refused } from '../../shared/domain/inspection/judge-photo.ts'
import { evidenceYears, type Photo } from '../../shared/domain/inspection/photo.ts'
import { photoFaults } from '../../shared/domain/inspection/photo-faults.ts'
import type { PhotoFacts } from '../../shared/domain/inspection/settle-photo.ts'
import { keepFile } from '../files/keep-file.ts'
import type { Pictures } from './draw-pictures.ts'
import { examinePhoto } from './examine-photo.ts'
import type { Arriving } from './incoming.ts'
import { settle } from './settle.ts'

interface Arrival {
  readonly inspection: Inspection
  readonly photo: Photo
  readonly bytes: Uint8Array
}

/**
 * Judges an upload by its bytes, seals it as evidence, keeps what the public may see of it and settles its photo. Each step
 * is safe to repeat: sealing again finds the same bytes, drawing again draws the same pictures, a settled photo stays. A
 * sealed file whose photo was withdrawn in that moment stays, named by no record.
 */
export async function takeIn(context: Arriving, arrival: Arrival): Promise<void> {
  const { inspection, photo } = arrival
  await settle(context, { inspectionId: inspection.id, photoId: photo.id }, await verdictOn(context, arrival))
}

async function verdictOn(context: Arriving, { inspection, photo, bytes }: Arrival): Promise<PhotoFacts | Refused> {
  if (!takesPhotos(inspection, photo)) return { why: photoFaults.closed() }
  const examined = await examinePhoto(photo, bytes)
  if ('why' in examined) return examined
  const evidence = await seal(context, inspection, photo, bytes)
  const { facts, pictures } = examined
  return { ...facts, evidence, ...(pictures ? { derivative: await keep(context, inspection, photo, pictures) } : {}) }
}

/** The original, as the phone made it, locked for years. */
async function seal(
  { buckets, department }: Arriving,
  inspection: Inspection,
  photo: Photo,
  bytes: Uint8Array,
): Promise<string> {
  const key = photoKey(department, inspection.id, photo.id)
  const first = await buckets.evidence.put(key, bytes, {
    type: photo.type,
    ifAbsent: true,
    keepYears: evidenceYears,
  })
  if (first) return key
  const sealed = await buckets.evidence.get(key)
  if (!sealed || createHash('sha256').update(sealed).digest('hex') !== photo.sha256)
    throw new Error(`evidence ${key} holds other bytes than ${photo.sha256}`)
  return key
}

async function keep(
  { buckets, department }: Arriving,
  { id: inspectionId }: Inspection,
  { id: photoId }: Photo,
  pictures: Pictures,
): Promise<Derivative> {
  const one = async (name: RenditionName): Promise<Rendition> => {
    const { bytes, width, height } = pictures[name]
    const key = derivativeKey(department, { inspectionId, photoId, name })
    return { ...(await keepFile(buckets.archive, key, bytes, 'image/jpeg')), width, height }
  }
  return { web: await one('web'), thumbnail: await one('thumbnail') }
}
