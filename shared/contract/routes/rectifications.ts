import * as z from 'zod/mini'
import { type CaseOutcome, caseOutcomes } from '../../domain/inspection/case-filing.ts'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import { day, id, listed, recordOf, refusalsOfScans, scanIds, text, word } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }
const caseId = { ...inspectionId, caseId: id }
const photoIds = z.optional(listed(id, 0, 40))
const byOfficer = [
  'not-found',
  'not-your-inspection',
  'officer-not-eligible',
  'wrong-state',
  'changed-meanwhile',
] as const
const byOutsider = ['not-found', 'wrong-state', 'four-eyes', 'changed-meanwhile'] as const

/** 责令改正 and 立案: what the agency itself follows up. */
export const rectificationRoutes = {
  takeProof: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/rectification/proofs',
    service: 'reviewing',
    summary: 'Take what the inspected party hands in to show that it has put things right',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    input: z.strictObject({ ...inspectionId, on: day, text, photoIds }),
    output: recordOf<Inspection>(),
    refusals: [...byOfficer, 'day-not-acceptable', 'photo-not-of-inspection'],
  }),
  askForTerm: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/rectification/extension',
    service: 'reviewing',
    summary: 'Ask for a longer term to rectify, with the reason; the one that runs stands until it is decided',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    input: z.strictObject({ ...inspectionId, until: day, reason: text }),
    output: recordOf<Inspection>(),
    refusals: [...byOfficer, 'already-exists', 'deadline-passed', 'day-not-acceptable', 'reason-required'],
  }),
  decideTerm: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/rectification/extension/decision',
    service: 'reviewing',
    summary: 'Grant or refuse the longer term, with the reason',
    role: 'approver',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...inspectionId, granted: z.boolean(), reason: text }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, 'reason-required'],
  }),
  recordRecheck: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/rectification/rechecks',
    service: 'reviewing',
    summary: 'Record a recheck and what it found; a second officer confirms it',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    input: z.strictObject({
      ...inspectionId,
      on: day,
      outcome: z.enum(['passed', 'failed']),
      finding: text,
      photoIds,
    }),
    output: recordOf<Inspection>(),
    refusals: [...byOfficer, 'day-not-acceptable', 'reason-required', 'photo-not-of-inspection'],
  }),
  confirmRecheck: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/rectification/rechecks/confirmation',
    service: 'reviewing',
    summary: 'The second officer confirms the recheck with his own login: the order is fulfilled, or it failed',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    input: z.strictObject(inspectionId),
    output: recordOf<Inspection>(),
    refusals: [...byOfficer, 'four-eyes', 'photo-missing', 'photo-refused'],
  }),
  orderAgain: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/rectification/terms',
    service: 'reviewing',
    summary: 'Give another term after a recheck that failed',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...inspectionId, dueOn: day, reason: text }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, 'day-not-acceptable', 'reason-required'],
  }),
  handOverCase: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/cases',
    service: 'reviewing',
    summary: 'Hand what was found over to the unit that enforces (立案)',
    role: 'reviewer',
    needs: { inspections: 'write', policies: 'read' },
    input: z.strictObject({ ...inspectionId, unit: word, reason: text }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, 'already-exists'],
  }),
  recordCaseFiling: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/cases/{caseId}/filing',
    service: 'reviewing',
    summary: 'Record that the case was filed: its number and day',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...caseId, number: word, on: day, scanIds }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, ...refusalsOfScans, 'day-not-acceptable'],
  }),
  declineCase: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/cases/{caseId}/refusal',
    service: 'reviewing',
    summary: 'Record that the unit does not file it, with the reason',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...caseId, reason: text, on: day, scanIds }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, ...refusalsOfScans, 'day-not-acceptable', 'reason-required'],
  }),
  concludeCase: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/cases/{caseId}/outcome',
    service: 'reviewing',
    summary: 'Record how the case ended: penalty, no penalty, or withdrawn',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({
      ...caseId,
      kind: z.enum(Object.keys(caseOutcomes) as [CaseOutcome, ...CaseOutcome[]]),
      number: word,
      on: day,
      text,
      scanIds,
    }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, ...refusalsOfScans, 'day-not-acceptable'],
  }),
} as const
