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
  const { referralId, number, on } = context.input
  return followUp(
    context,
    'referral.received',
    (inspection, hand) => referralReceived(inspection, referralId, { number, on }, hand),
    { referral: referralId, number, on },
  )
}

export const concludeReferral: UseCase<'concludeReferral'> = (context) => {
  const { referralId, kind, on, text } = context.input
  return followUp(
    context,
    'referral.concluded',
    (inspection, hand) => referralConcluded(inspection, referralId, { kind, on, text }, hand),
    { referral: referralId, kind, on },
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
