import * as z from 'zod/mini'
import type { Assignment, Inspection } from '../../domain/inspection/inspection.ts'
import { type Disposition, dispositions, type ResultCode, resultCodes } from '../../domain/inspection/result-codes.ts'
import { day, id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }
const readers = ['officer', 'reviewer', 'publisher', 'clerk', 'auditor', 'approver', 'drawer'] as const

export const inspectingRoutes = {
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
    needs: { inspections: 'write', officers: 'read' },
    edits: true,
    input: z.strictObject({
      ...inspectionId,
      method: z.enum(['on-site', 'on-paper', 'online']),
      endedOn: day,
      items: z
        .array(
          z.strictObject({
            itemId: id,
            code: z.enum(Object.keys(resultCodes) as [ResultCode]),
            finding: z.string().check(z.maxLength(4000)),
          }),
        )
        .check(z.minLength(1), z.maxLength(50)),
      disposition: z.enum(Object.keys(dispositions) as [Disposition]),
      dispositionText: z.optional(text),
      opinion: text,
      partyOpinion: text,
      rectifyBy: z.optional(day),
    }),
    output: recordOf<Inspection>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'result-incomplete',
      'item-not-in-inspection',
      'id-repeated',
      'day-not-acceptable',
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
    input: z.strictObject(inspectionId),
    output: recordOf<Inspection>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'four-eyes',
      'photo-missing',
      'result-incomplete',
      'changed-meanwhile',
    ],
  }),
} as const
