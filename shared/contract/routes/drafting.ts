import * as z from 'zod/mini'
import type { Draft } from '../../domain/inspection/draft.ts'
import type { MergedDrafts } from '../../domain/inspection/merge-drafts.ts'
import { dispositions, resultCodes } from '../../domain/inspection/result-codes.ts'
import { day, id, instant, listed, recordOf } from '../fields.ts'
import { route } from '../route.ts'
import { answer, onSite, party, words } from './result-fields.ts'

const keysOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => Object.keys(labels) as [K, ...K[]]

/** Anything may be missing; what is there has its shape. */
const content = z.strictObject({
  method: z.optional(z.enum(['on-site', 'on-paper', 'online'])),
  endedOn: z.optional(day),
  onSite: z.optional(
    z.strictObject({
      arrivedAt: z.optional(instant),
      leftAt: z.optional(instant),
      certificatesShown: z.optional(z.boolean()),
      assistants: onSite.shape.assistants,
    }),
  ),
  items: z.optional(
    listed(
      z.strictObject({
        itemId: id,
        code: z.optional(z.enum(keysOf(resultCodes))),
        finding: z.optional(words),
        answers: z.optional(listed(answer, 0, 200)),
      }),
      0,
      50,
    ),
  ),
  disposition: z.optional(z.enum(keysOf(dispositions))),
  dispositionText: z.optional(words),
  opinion: z.optional(words),
  party: z.optional(z.partial(party)),
  partyOpinion: z.optional(words),
  rectifyBy: z.optional(day),
})

const inspectionId = { inspectionId: id }

export const draftingRoutes = {
  saveDraft: route({
    method: 'PUT',
    path: '/inspections/{inspectionId}/drafts/{device}',
    service: 'inspecting',
    summary: 'Keep what I have written so far on this device; If-Match names the edition it last saved, none at first',
    role: 'officer',
    needs: { inspections: 'read', officers: 'read', drafts: 'write' },
    input: z.strictObject({ ...inspectionId, device: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/)), content }),
    output: recordOf<Draft>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'already-exists',
      'changed-meanwhile',
    ],
  }),
  listDrafts: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/drafts',
    service: 'inspecting',
    summary: 'The team’s drafts, and what they say together: the undisputed, and the fields in which they differ',
    role: 'officer',
    needs: { inspections: 'read', drafts: 'read' },
    input: z.strictObject(inspectionId),
    output: z.object({ drafts: z.array(recordOf<Draft>()), merged: recordOf<MergedDrafts>() }),
    refusals: ['not-found', 'not-your-inspection'],
  }),
} as const
