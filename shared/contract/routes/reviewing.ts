import * as z from 'zod/mini'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import { day, id, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }

export const reviewingRoutes = {
  reviewResult: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/review',
    service: 'reviewing',
    summary: 'Approve a submitted result or return it with a reason; never by one of its officers',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...inspectionId, decision: z.enum(['approved', 'returned']), reason: z.optional(text) }),
    output: recordOf<Inspection>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'reason-required', 'changed-meanwhile'],
  }),
  closeRectification: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/rectification/closing',
    service: 'reviewing',
    summary: 'Close an order to rectify with the proof of its recheck',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    input: z.strictObject({ ...inspectionId, proof: text, closedOn: day }),
    output: recordOf<Inspection>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'officer-not-eligible',
      'wrong-state',
      'reason-required',
      'day-not-acceptable',
      'changed-meanwhile',
    ],
  }),
  referInspection: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/referrals',
    service: 'reviewing',
    summary: 'Refer to another department or body (抄告, 移送)',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({
      ...inspectionId,
      kind: z.enum(['inter-agency', 'judicial', 'discipline']),
      recipient: text,
      reason: text,
    }),
    output: recordOf<Inspection>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'changed-meanwhile'],
  }),
  receiptReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/referrals/{referralId}/receipt',
    service: 'reviewing',
    summary: 'Record the recipient’s receipt',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...inspectionId, referralId: id, on: day, number: text }),
    output: recordOf<Inspection>(),
    refusals: ['not-found', 'wrong-state', 'day-not-acceptable', 'changed-meanwhile'],
  }),
} as const
