import * as z from 'zod/mini'
import type { Disclosure } from '../../domain/disclosure/disclosure.ts'
import type { Rebuild } from '../../domain/disclosure/rebuild.ts'
import type { ResultView } from '../../domain/disclosure/result-view.ts'
import { type ResultCode, resultCodes } from '../../domain/inspection/result-codes.ts'
import type { Task } from '../../domain/plan/task.ts'
import { day, id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }
const resultCode = z.enum(Object.keys(resultCodes) as [ResultCode, ...ResultCode[]])
const finding = z.string().check(z.maxLength(4000))

export const publishingRoutes = {
  previewResult: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/disclosure',
    service: 'publishing',
    summary: 'What the public would see, masked, and the last day on which publishing is in time',
    role: ['publisher', 'reviewer'],
    needs: { inspections: 'read', items: 'read', officers: 'read' },
    input: z.strictObject(inspectionId),
    output: z.object({
      view: recordOf<ResultView>(),
      dueOn: z.string(),
      reckoning: z.string(),
      provisional: z.optional(z.number()),
    }),
    refusals: ['not-found', 'wrong-state', 'not-disclosable'],
  }),
  previewResultPage: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/disclosure/page',
    service: 'publishing',
    summary:
      'The masked page as a publication today would make it, as HTML in one file; a text that must not be public is named',
    role: ['publisher', 'reviewer'],
    needs: { inspections: 'read', items: 'read', officers: 'read', draws: 'read', departments: 'read' },
    input: z.strictObject(inspectionId),
    output: z.string(),
    refusals: ['not-found', 'wrong-state', 'not-disclosable'],
  }),
  publishResult: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/disclosure',
    service: 'publishing',
    summary: 'Make a reviewed result public',
    role: 'publisher',
    needs: { inspections: 'write', items: 'read', officers: 'read', disclosures: 'write' },
    input: z.strictObject(inspectionId),
    output: z.object({ path: z.string(), publishedOn: z.string(), dueOn: z.string() }),
    refusals: ['not-found', 'wrong-state', 'not-disclosable', 'changed-meanwhile'],
  }),
  correctDisclosure: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/disclosure/correction',
    service: 'publishing',
    summary: 'Put a corrected version in place of what is or was public; the old one’s hash and the reason stay',
    role: 'publisher',
    needs: { inspections: 'read', items: 'read', officers: 'read', disclosures: 'write' },
    input: z.strictObject({
      ...inspectionId,
      reason: text,
      knownOn: day,
      items: z.optional(
        z.array(z.strictObject({ itemId: id, code: z.optional(resultCode), finding: z.optional(finding) })),
      ),
      opinion: z.optional(text),
      targetName: z.optional(text),
    }),
    output: recordOf<Disclosure>(),
    refusals: [
      'not-found',
      'wrong-state',
      'reason-required',
      'day-not-acceptable',
      'item-not-in-inspection',
      'not-disclosable',
      'changed-meanwhile',
    ],
  }),
  withdrawDisclosure: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/disclosure/withdrawal',
    service: 'publishing',
    summary: 'Take a wrong or revoked result back; its page stays as a tombstone with the reason',
    role: 'publisher',
    needs: { disclosures: 'write' },
    input: z.strictObject({ ...inspectionId, reason: text, knownOn: day }),
    output: recordOf<Disclosure>(),
    refusals: [
      'not-found',
      'wrong-state',
      'reason-required',
      'day-not-acceptable',
      'not-disclosable',
      'changed-meanwhile',
    ],
  }),
  holdDrawn: route({
    method: 'POST',
    path: '/tasks/{taskId}/hold',
    service: 'publishing',
    summary: 'Keep a task’s drawn targets and teams from the public up to a day, while a tip-off is possible',
    role: 'approver',
    needs: { tasks: 'write' },
    input: z.strictObject({ taskId: id, until: day, reason: text }),
    output: recordOf<Task>(),
    refusals: [
      'not-found',
      'already-public',
      'reason-required',
      'day-not-acceptable',
      'not-disclosable',
      'changed-meanwhile',
    ],
  }),
  listDisclosures: route({
    method: 'GET',
    path: '/disclosures',
    service: 'publishing',
    summary: 'What is public',
    role: 'signed-in',
    needs: { disclosures: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Disclosure>()),
    refusals: ['bad-cursor'],
  }),
  rebuildSite: route({
    method: 'POST',
    path: '/site/rebuild',
    service: 'publishing',
    summary: 'Ask for the department’s public pages to be written again from the table alone; the same bytes',
    role: ['publisher', 'operator'],
    needs: { rebuilds: 'write' },
    input: z.strictObject({}),
    output: recordOf<Rebuild>(),
    refusals: [],
  }),
  listRebuilds: route({
    method: 'GET',
    path: '/site/rebuilds',
    service: 'publishing',
    summary: 'Rebuilds and nightly comparisons of the public pages, the newest first, with what differed',
    role: ['publisher', 'operator', 'auditor'],
    needs: { rebuilds: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Rebuild>()),
    refusals: ['bad-cursor'],
  }),
  listBrokenPages: route({
    method: 'GET',
    path: '/site/broken-pages',
    service: 'publishing',
    summary:
      'Public pages that their records do not allow: the public still sees what stood before. Mended ones on request',
    role: ['publisher', 'operator', 'auditor'],
    needs: { listings: 'read' },
    input: z.strictObject({ ...paging, state: z.optional(z.enum(['broken', 'mended'])) }),
    output: page(
      z.object({
        what: z.string(),
        path: z.optional(z.string()),
        error: z.string(),
        since: z.string(),
        mendedOn: z.optional(z.string()),
      }),
    ),
    refusals: ['bad-cursor'],
  }),
  getRebuild: route({
    method: 'GET',
    path: '/site/rebuilds/{rebuildId}',
    service: 'publishing',
    summary: 'How far a rebuild of the public pages is',
    role: ['publisher', 'operator'],
    needs: { rebuilds: 'read' },
    input: z.strictObject({ rebuildId: id }),
    output: recordOf<Rebuild>(),
    refusals: ['not-found'],
  }),
} as const
