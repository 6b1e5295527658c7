import * as z from 'zod/mini'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import type { ReviewSheet } from '../../domain/inspection/review-sheet.ts'
import { type Desk, desks, type WaitingLine } from '../../domain/inspection/waiting.ts'
import { id, listed, page, paging, recordOf, text } from '../fields.ts'
import { historyPage } from '../history.ts'
import { route } from '../route.ts'
import { closingRoutes } from './closing.ts'
import { rectificationRoutes } from './rectifications.ts'
import { referralRoutes } from './referrals.ts'
import { sealedRoutes } from './sealed.ts'

const inspectionId = { inspectionId: id }
const readers = ['reviewer', 'approver', 'publisher', 'auditor'] as const

const reviewRoutes = {
  listWaiting: route({
    method: 'GET',
    path: '/waiting',
    service: 'reviewing',
    summary: 'What waits at a desk, the oldest first, with its age in working days; what is overdue is marked',
    role: readers,
    needs: { waitings: 'read', inspections: 'read' },
    input: z.strictObject({ desk: z.enum(Object.keys(desks) as [Desk, ...Desk[]]), ...paging }),
    output: page(recordOf<WaitingLine>()),
    refusals: ['bad-cursor'],
  }),
  getReview: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/review',
    service: 'reviewing',
    summary:
      'Side by side for the reviewer: questions, answers, law and photos of each item, what changed since the last return, the history and the clock',
    role: ['reviewer', 'auditor'],
    needs: { inspections: 'read', items: 'read', editions: 'read', evidence: 'download', archive: 'download' },
    input: z.strictObject(inspectionId),
    output: recordOf<ReviewSheet>(),
    refusals: ['not-found'],
  }),
  listInspectionHistory: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/history',
    service: 'reviewing',
    summary: 'Every version of an inspection with who wrote it, the newest first',
    role: ['reviewer', 'auditor'],
    needs: { inspections: 'read' },
    input: z.strictObject({ ...inspectionId, ...paging }),
    output: historyPage<Inspection>(),
    refusals: ['not-found', 'bad-cursor'],
  }),
  reviewResult: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/review',
    service: 'reviewing',
    summary: 'Approve a submitted result, or return it with a reason for each item; never by whoever had a hand in it',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({
      ...inspectionId,
      decision: z.enum(['approved', 'returned']),
      reason: z.optional(text),
      items: z.optional(listed(z.strictObject({ itemId: id, reason: text }), 0, 50)),
    }),
    output: recordOf<Inspection>(),
    refusals: [
      'not-found',
      'wrong-state',
      'four-eyes',
      'return-names-nothing',
      'item-not-in-inspection',
      'id-repeated',
      'reason-required',
      'changed-meanwhile',
    ],
  }),
} as const

/** What follows a submitted result: review, rectification, cases, referrals, closing. */
export const reviewingRoutes = {
  ...reviewRoutes,
  ...rectificationRoutes,
  ...referralRoutes,
  ...sealedRoutes,
  ...closingRoutes,
} as const
