import {
  referralConcluded,
  referralIssued,
  referralProposed,
  referralReceived,
  referralWithdrawn,
} from '../../shared/domain/inspection/refer.ts'
import type { UseCase } from '../http/use-case.ts'
import { followUp } from './follow-up.ts'

export const referInspection: UseCase<'referInspection'> = (context) => {
  const { inspectionId: _, ...given } = context.input
  const id = context.newId()
  return followUp(
    context,
    'referral.proposed',
    (inspection, hand) => referralProposed(inspection, { id, ...given }, hand),
    { referral: id, kind: given.kind },
  )
}

export const issueReferral: UseCase<'issueReferral'> = (context) => {
  const { referralId, number, on } = context.input
  return followUp(
    context,
    'referral.sent',
    (inspection, hand) => referralIssued(inspection, referralId, { number, on }, hand),
    { referral: referralId, number, on },
  )
}

export const receiptReferral: UseCase<'receiptReferral'> = (context) => {
  const { inspectionId: _, referralId, ...receipt } = context.input
  return followUp(
    context,
    'referral.received',
    (inspection, hand) => referralReceived(inspection, referralId, receipt, hand),
    { referral: referralId, ...receipt },
  )
}

export const concludeReferral: UseCase<'concludeReferral'> = (context) => {
  const { inspectionId: _, referralId, ...outcome } = context.input
  const { kind, on, scanIds } = outcome
  return followUp(
    context,
    'referral.concluded',
    (inspection, hand) => referralConcluded(inspection, referralId, outcome, hand),
    { referral: referralId, kind, on, scanIds },
  )
}

export const withdrawReferral: UseCase<'withdrawReferral'> = (context) => {
  const { referralId, reason } = context.input
  return followUp(
    context,
    'referral.withdrawn',
    (inspection, hand) => referralWithdrawn(inspection, referralId, reason, hand),
    { referral: referralId },
  )
}
