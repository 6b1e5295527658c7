import * as z from 'zod/mini'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import type { Photo } from '../../domain/inspection/photo.ts'
import { id, recordOf, sha256, text } from '../fields.ts'
import { route } from '../route.ts'
import { presignedPost } from './registries.ts'

const inspectionId = { inspectionId: id }

export const photographingRoutes = {
  declarePhoto: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/photos',
    service: 'photographing',
    summary: 'Announce a photo and get the form with which to upload exactly it, for five minutes',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read', quarantine: 'write' },
    input: z.strictObject({
      ...inspectionId,
      sha256,
      size: z.number().check(z.int(), z.minimum(64), z.maximum(20_000_000)),
      type: z.enum(['image/jpeg', 'image/png']),
    }),
    output: z.object({ photo: recordOf<Photo>(), upload: presignedPost }),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'already-exists',
      'photo-limit',
      'changed-meanwhile',
    ],
  }),
  withdrawPhoto: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/photos/{photoId}/withdrawal',
    service: 'photographing',
    summary: 'Take back a photo that was announced and will never arrive, with the reason',
    role: 'officer',
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
} as const
