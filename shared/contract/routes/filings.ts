import * as z from 'zod/mini'
import { type Filing, type FilingKind, filingKinds, filingTypes } from '../../domain/clock/filing.ts'
import { id, page, paging, recordOf, sha256 } from '../fields.ts'
import { route } from '../route.ts'
import { presignedPost } from './registries.ts'

export const filingRoutes = {
  declareFiling: route({
    method: 'POST',
    path: '/filings',
    service: 'reminding',
    summary: 'Hand over a document; its arrival closes the deadline of its kind and year, late if it is late',
    role: ['clerk', 'reviewer'],
    needs: { filings: 'write', tasks: 'read', plans: 'read', quarantine: 'upload' },
    input: z.strictObject({
      kind: z.enum(Object.keys(filingKinds) as FilingKind[]),
      year: z.number().check(z.int(), z.minimum(2000), z.maximum(2100)),
      title: z.string().check(z.minLength(1), z.maxLength(200)),
      taskId: z.optional(id),
      /** Of a revised plan that is filed again (`plan-refiling`): which version. */
      planVersion: z.optional(z.number().check(z.int(), z.minimum(2), z.maximum(9999))),
      sha256,
      size: z.number().check(z.int(), z.minimum(1), z.maximum(50_000_000)),
      type: z.enum(filingTypes),
    }),
    output: z.object({ filing: recordOf<Filing>(), upload: presignedPost }),
    refusals: ['not-found', 'version-not-public'],
  }),
  getFiling: route({
    method: 'GET',
    path: '/filings/{filingId}',
    service: 'reminding',
    summary: 'A document that was handed over',
    role: 'signed-in',
    needs: { filings: 'read' },
    input: z.strictObject({ filingId: id }),
    output: recordOf<Filing>(),
    refusals: ['not-found'],
  }),
  listFilings: route({
    method: 'GET',
    path: '/filings',
    service: 'reminding',
    summary: 'Documents that were handed over, the newest first',
    role: 'signed-in',
    needs: { filings: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Filing>()),
    refusals: ['bad-cursor'],
  }),
} as const
