import {
  referralConcluded,
  referralIssued,
  referralProposed,
  referralReceived,
  referralWithdrawn,
} from '../../shared/domain/inspection/refer.ts'
import { letterTerms } from '../acts/letter-terms.ts'
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

/** The term of the receipt goes with the letter: a policy laid down later moves no clock that runs. */
export const issueReferral: UseCase<'issueReferral'> = async (context) => {
  const { referralId, number, on } = context.input
  const { receiptDays } = await letterTerms(context.stores.policies)
  return followUp(
    context,
    'referral.sent',
    (inspection, hand) => referralIssued(inspection, referralId, { number, on, receiptDays }, hand),
    { referral: referralId, number, on },
  )
}

export const receiptReferral: UseCase<'receiptReferral'> = async (context) => {
  const { inspectionId: _, referralId, ...receipt } = context.input
  const { outcomeDays } = await letterTerms(context.stores.policies)
  return followUp(
    context,
    'referral.received',
    (inspection, hand) => referralReceived(inspection, referralId, { ...receipt, outcomeDays }, hand),
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
