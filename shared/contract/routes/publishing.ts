import * as z from 'zod/mini'
import type { Disclosure } from '../../domain/disclosure/disclosure.ts'
import type { Rebuild } from '../../domain/disclosure/rebuild.ts'
import type { ResultView } from '../../domain/disclosure/result-view.ts'
import { id, page, paging, recordOf } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }

export const publishingRoutes = {
  previewResult: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/disclosure',
    service: 'publishing',
    summary: 'What the public would see, masked, and the last day on which publishing is in time',
    role: ['publisher', 'reviewer'],
    needs: { inspections: 'read', items: 'read', officers: 'read' },
    input: z.strictObject(inspectionId),
    output: z.object({ view: recordOf<ResultView>(), dueOn: z.string(), reckoning: z.string() }),
    refusals: ['not-found', 'wrong-state', 'not-disclosable', 'calendar-unknown'],
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
    refusals: ['not-found', 'wrong-state', 'not-disclosable', 'calendar-unknown', 'changed-meanwhile'],
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
