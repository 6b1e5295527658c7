import * as z from 'zod/mini'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import {
  type ReferralKind,
  type ReferralOutcome,
  referralKinds,
  referralOutcomes,
} from '../../domain/inspection/referral.ts'
import { day, id, recordOf, refusalsOfScans, scanIds, text, word } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }
const referralId = { ...inspectionId, referralId: id }
const byOutsider = ['not-found', 'wrong-state', 'four-eyes', 'changed-meanwhile'] as const

/** 抄告 and 移送: what goes to other departments and to judicial bodies. */
export const referralRoutes = {
  referInspection: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/referrals',
    service: 'reviewing',
    summary: 'Propose a referral to another department or a judicial body (抄告, 移送); somebody else signs it',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({
      ...inspectionId,
      kind: z.enum(Object.keys(referralKinds) as [ReferralKind, ...ReferralKind[]]),
      recipient: word,
      reason: text,
    }),
    output: recordOf<Inspection>(),
    refusals: byOutsider,
  }),
  issueReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/referrals/{referralId}/issue',
    service: 'reviewing',
    summary: 'Sign and send a referral that somebody else proposed, under its document number',
    role: 'approver',
    needs: { inspections: 'write', policies: 'read' },
    input: z.strictObject({ ...referralId, number: word, on: day }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, 'day-not-acceptable'],
  }),
  receiptReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/referrals/{referralId}/receipt',
    service: 'reviewing',
    summary: 'Record the recipient’s receipt',
    role: 'reviewer',
    needs: { inspections: 'write', policies: 'read' },
    input: z.strictObject({ ...referralId, on: day, number: word, scanIds }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, 'day-not-acceptable', ...refusalsOfScans],
  }),
  concludeReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/referrals/{referralId}/outcome',
    service: 'reviewing',
    summary: 'Record what the recipient made of it',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({
      ...referralId,
      kind: z.enum(Object.keys(referralOutcomes) as [ReferralOutcome, ...ReferralOutcome[]]),
      on: day,
      text,
      scanIds,
    }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, 'day-not-acceptable', ...refusalsOfScans],
  }),
  withdrawReferral: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/referrals/{referralId}/withdrawal',
    service: 'reviewing',
    summary: 'Take back a referral that should not have been made, before its receipt',
    role: 'reviewer',
    needs: { inspections: 'write' },
    input: z.strictObject({ ...referralId, reason: text }),
    output: recordOf<Inspection>(),
    refusals: [...byOutsider, 'reason-required'],
  }),
} as const
