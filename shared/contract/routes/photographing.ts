import * as z from 'zod/mini'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import { type Photo, type PhotoType, photoSizes, photoTypes } from '../../domain/inspection/photo.ts'
import type { PhotoFlag } from '../../domain/inspection/photo-flags.ts'
import type { Said } from '../../domain/inspection/said.ts'
import { id, listed, recordOf, sha256, text, word } from '../fields.ts'
import { route } from '../route.ts'
import { presignedPost } from './registries.ts'

const inspectionId = { inspectionId: id }

/** Of one object, for five minutes. */
const address = z.optional(z.string())

/** What an officer at the door reads; both languages in one, as a schema has one message. */
const megabytes = photoSizes.most / 1_000_000
const tooLarge = {
  error: `文件超过 ${megabytes} MB，请用普通画质重拍，或分成几个文件 (larger than ${megabytes} MB)`,
}
const otherType = {
  error: `只收 ${Object.values(photoTypes).join('、')} (only these types are taken)`,
}

export const photographingRoutes = {
  declarePhoto: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/photos',
    service: 'photographing',
    summary:
      'Announce a photo and get the form with which to upload exactly it, for five minutes. With the SHA-256 of each piece of 512 KiB, get a form for every piece that has not arrived: an upload that broke off goes on where it was. A reviewer announces scans of letters alone (purpose: letter)',
    role: ['officer', 'reviewer'],
    needs: { inspections: 'write', officers: 'read', quarantine: 'write' },
    merges: true,
    input: z.strictObject({
      ...inspectionId,
      sha256,
      size: z.number().check(z.int(), z.minimum(photoSizes.least), z.maximum(photoSizes.most, tooLarge)),
      type: z.enum(Object.keys(photoTypes) as [PhotoType], otherType),
      /** What the device calls it, by which a missing one is named. */
      fileName: z.optional(word),
      /** The scan of a paper that went or came: a receipt, an answer, a notice signed for; never public. A reviewer sends no others. */
      purpose: z.optional(z.enum(['letter'])),
      pieces: z.optional(listed(sha256, 1, 40)),
    }),
    output: z.object({
      photo: recordOf<Photo>(),
      upload: presignedPost,
      pieces: z.optional(
        z.array(z.object({ n: z.number(), from: z.number(), size: z.number(), upload: presignedPost })),
      ),
    }),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'already-exists',
      'photo-limit',
      'pieces-do-not-fit',
      'changed-meanwhile',
    ],
  }),
  listPhotos: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/photos',
    service: 'photographing',
    summary:
      'The photos of an inspection, with what the reviewer is told of each, addresses for five minutes, and which have not arrived',
    role: ['officer', 'reviewer', 'publisher', 'clerk', 'auditor', 'approver', 'drawer'],
    needs: { inspections: 'read', evidence: 'download', archive: 'download' },
    input: z.strictObject(inspectionId),
    output: z.object({
      items: z.array(
        z.object({
          photo: recordOf<Photo>(),
          flags: z.array(recordOf<PhotoFlag>()),
          /** The file says neither when nor where it was taken. */
          silent: z.boolean(),
          /** What the check could not find out of a file of its kind. */
          unchecked: z.array(recordOf<Said>()),
          original: address,
          web: address,
          thumbnail: address,
        }),
      ),
      missing: z.array(z.string()),
    }),
    refusals: ['not-found', 'not-your-inspection'],
  }),
  withdrawPhoto: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/photos/{photoId}/withdrawal',
    service: 'photographing',
    summary: 'Take back a photo that was announced and will never arrive, or was refused, with the reason',
    role: ['officer', 'reviewer'],
    needs: { inspections: 'write', officers: 'read' },
    input: z.strictObject({ ...inspectionId, photoId: id, reason: text }),
    output: recordOf<Inspection>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'reason-required',
      'changed-meanwhile',
    ],
  }),
  takeDownPhoto: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/photos/{photoId}/takedown',
    service: 'photographing',
    summary:
      'Take a photo from the public, before or after its result is published, with the reason; hash and reason stay public, the original stays sealed',
    role: 'publisher',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...inspectionId, photoId: id, reason: text }),
    output: recordOf<Inspection>(),
    refusals: ['not-disclosable', 'not-found', 'wrong-state', 'reason-required', 'changed-meanwhile'],
  }),
} as const
