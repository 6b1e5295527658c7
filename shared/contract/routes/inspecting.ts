import * as z from 'zod/mini'
import type { Assignment, Inspection } from '../../domain/inspection/inspection.ts'
import type { MyWork } from '../../domain/inspection/my-work.ts'
import { dispositions, resultCodes } from '../../domain/inspection/result-codes.ts'
import { day, id, instant, listed, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'
import { atTheDoorRoutes } from './at-the-door.ts'
import { draftingRoutes } from './drafting.ts'
import { answer, onSite, party, words } from './result-fields.ts'

const inspectionId = { inspectionId: id }
const keysOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => Object.keys(labels) as [K, ...K[]]
const readers = ['officer', 'reviewer', 'publisher', 'clerk', 'auditor', 'approver', 'drawer'] as const

export const inspectingRoutes = {
  ...atTheDoorRoutes,
  ...draftingRoutes,
  getMyWork: route({
    method: 'GET',
    path: '/work',
    service: 'inspecting',
    summary:
      'My work with all that I need at the door without reception: targets, their history, pinned checklists, drafts',
    role: 'officer',
    needs: {
      assignments: 'read',
      inspections: 'read',
      editions: 'read',
      targets: 'read',
      visits: 'read',
      drafts: 'read',
      crosses: 'a joint visit’s target lies in its initiator’s own scope',
    },
    input: z.strictObject(paging),
    output: recordOf<MyWork>(),
    refusals: ['bad-cursor'],
  }),
  listMyAssignments: route({
    method: 'GET',
    path: '/assignments',
    service: 'inspecting',
    summary: 'My work list as an officer',
    role: 'officer',
    needs: { assignments: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Assignment>()),
    refusals: ['bad-cursor'],
  }),
  listInspections: route({
    method: 'GET',
    path: '/inspections',
    service: 'inspecting',
    summary: 'The department’s inspections; an officer sees those of his own teams',
    role: readers,
    needs: { inspections: 'read', assignments: 'read' },
    input: z.strictObject({ ...paging, drawId: z.optional(id) }),
    output: page(recordOf<Inspection>()),
    refusals: ['bad-cursor'],
  }),
  getInspection: route({
    method: 'GET',
    path: '/inspections/{inspectionId}',
    service: 'inspecting',
    summary: 'One inspection; its ETag is what an edit gives back',
    role: readers,
    needs: { inspections: 'read' },
    input: z.strictObject(inspectionId),
    output: recordOf<Inspection>(),
    refusals: ['not-found', 'not-your-inspection'],
  }),
  recordResult: route({
    method: 'PUT',
    path: '/inspections/{inspectionId}/result',
    service: 'inspecting',
    summary: 'Record what was found; nothing has a default',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read', editions: 'read', draws: 'read' },
    edits: true,
    merges: true,
    input: z.strictObject({
      ...inspectionId,
      /** What the phone's clock said when it sent. */
      sentAt: z.optional(instant),
      method: z.enum(['on-site', 'on-paper', 'online']),
      endedOn: day,
      /** Of a check on site. */
      onSite: z.optional(onSite),
      items: listed(
        z.strictObject({
          itemId: id,
          code: z.enum(keysOf(resultCodes)),
          finding: words,
          answers: z.optional(listed(answer, 0, 200)),
        }),
        1,
        50,
      ),
      disposition: z.enum(keysOf(dispositions)),
      dispositionText: z.optional(text),
      opinion: text,
      party,
      partyOpinion: words,
      rectifyBy: z.optional(day),
    }),
    output: recordOf<Inspection>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'target-not-drawn',
      'clock-ahead',
      'result-incomplete',
      'answers-not-complete',
      'item-not-in-inspection',
      'id-repeated',
      'day-not-acceptable',
      'time-not-acceptable',
      'assistant-not-acceptable',
      'not-disclosable',
      'version-required',
      'changed-meanwhile',
    ],
  }),
  confirmResult: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/confirmation',
    service: 'inspecting',
    summary: 'The second officer confirms with his own login; the record is submitted and can no longer be edited',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    merges: true,
    input: z.strictObject(inspectionId),
    output: recordOf<Inspection>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'four-eyes',
      'photo-missing',
      'photo-refused',
      'result-incomplete',
      'changed-meanwhile',
    ],
  }),
} as const
