import * as z from 'zod/mini'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import { id, recordOf, text, word } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }

/** 办结: the end of a file, and what may stand in the place of its publication. */
export const closingRoutes = {
  withholdResult: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/withholding',
    service: 'reviewing',
    summary: 'Decide that a result is not made public, under the law that says so',
    role: 'approver',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...inspectionId, basis: word, reason: text }),
    output: recordOf<Inspection>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'reason-required', 'changed-meanwhile'],
  }),
  closeInspection: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/closing',
    service: 'reviewing',
    summary: 'Close the file (办结) once nothing is open; refused naming what is',
    role: 'reviewer',
    needs: { inspections: 'write', sealedFiles: 'read', people: 'read' },
    input: z.strictObject(inspectionId),
    output: recordOf<Inspection>(),
    refusals: ['not-found', 'not-your-file', 'wrong-state', 'follow-up-open', 'changed-meanwhile', 'already-exists'],
  }),
  reopenInspection: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/reopening',
    service: 'reviewing',
    summary: 'Open a closed file again, with the reason',
    role: 'approver',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...inspectionId, reason: text }),
    output: recordOf<Inspection>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'reason-required', 'changed-meanwhile'],
  }),
} as const
