import * as z from 'zod/mini'
import { type ReferralOutcome, referralOutcomes } from '../../domain/inspection/referral.ts'
import type { SealedFile } from '../../domain/inspection/sealed-referral.ts'
import { day, id, page, paging, recordOf, text, word } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }
const referralId = { ...inspectionId, referralId: id }
const hidden = ['not-found', 'wrong-state', 'changed-meanwhile'] as const

/** 移送纪检监察: for whoever sent it, its recipient and the auditor alone; to all others there is nothing. */
export const sealedRoutes = {
  sendSealedReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/sealed-referrals',
    service: 'reviewing',
    summary: 'Refer to discipline inspection, under seal; by the reviewer who answers for the file',
    role: 'reviewer',
    needs: { inspections: 'read', sealedFiles: 'write', people: 'read', policies: 'read' },
    input: z.strictObject({
      ...inspectionId,
      recipient: word,
      recipientId: z.optional(id),
      reason: text,
      number: word,
    }),
    output: recordOf<SealedFile>(),
    refusals: ['not-found', 'wrong-state', 'not-your-file', 'four-eyes', 'changed-meanwhile', 'already-exists'],
  }),
  listSealedReferrals: route({
    method: 'GET',
    path: '/sealed-referrals',
    service: 'reviewing',
    summary: 'Sealed referrals that are for the caller’s eyes',
    role: 'signed-in',
    needs: { sealedFiles: 'read', people: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<SealedFile>()),
    refusals: ['bad-cursor'],
  }),
  receiptSealedReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/sealed-referrals/{referralId}/receipt',
    service: 'reviewing',
    summary: 'Record the receipt of a sealed referral',
    role: 'signed-in',
    needs: { inspections: 'read', sealedFiles: 'write', people: 'read', policies: 'read' },
    input: z.strictObject({ ...referralId, on: day, number: word }),
    output: recordOf<SealedFile>(),
    refusals: [...hidden, 'day-not-acceptable'],
  }),
  concludeSealedReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/sealed-referrals/{referralId}/outcome',
    service: 'reviewing',
    summary: 'Record the outcome of a sealed referral',
    role: 'signed-in',
    needs: { inspections: 'read', sealedFiles: 'write', people: 'read' },
    input: z.strictObject({
      ...referralId,
      kind: z.enum(Object.keys(referralOutcomes) as [ReferralOutcome, ...ReferralOutcome[]]),
      on: day,
      text,
    }),
    output: recordOf<SealedFile>(),
    refusals: [...hidden, 'day-not-acceptable'],
  }),
  withdrawSealedReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/sealed-referrals/{referralId}/withdrawal',
    service: 'reviewing',
    summary: 'Take back a sealed referral before its receipt',
    role: 'signed-in',
    needs: { inspections: 'read', sealedFiles: 'write', people: 'read' },
    input: z.strictObject({ ...referralId, reason: text }),
    output: recordOf<SealedFile>(),
    refusals: [...hidden, 'reason-required'],
  }),
} as const
