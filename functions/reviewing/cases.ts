import { caseConcluded, caseDeclined, caseFiled, caseHandedOver } from '../../shared/domain/inspection/file-case.ts'
import { letterTerms } from '../acts/letter-terms.ts'
import type { UseCase } from '../http/use-case.ts'
import { followUp } from './follow-up.ts'

export const handOverCase: UseCase<'handOverCase'> = async (context) => {
  const { unit, reason } = context.input
  const { filingDays } = await letterTerms(context.stores.policies)
  const id = context.newId()
  return followUp(
    context,
    'case.handed-over',
    (inspection, hand) => caseHandedOver(inspection, { id, unit, reason, filingDays }, hand),
    { case: id, unit },
  )
}

export const recordCaseFiling: UseCase<'recordCaseFiling'> = (context) => {
  const { inspectionId: _, caseId, ...filing } = context.input
  return followUp(context, 'case.filed', (inspection, hand) => caseFiled(inspection, caseId, filing, hand), {
    case: caseId,
    ...filing,
  })
}

export const declineCase: UseCase<'declineCase'> = (context) => {
  const { inspectionId: _, caseId, ...declined } = context.input
  const { on, scanIds } = declined
  return followUp(context, 'case.declined', (inspection, hand) => caseDeclined(inspection, caseId, declined, hand), {
    case: caseId,
    on,
    scanIds,
  })
}

export const concludeCase: UseCase<'concludeCase'> = (context) => {
  const { inspectionId: _, caseId, ...outcome } = context.input
  return followUp(context, 'case.concluded', (inspection, hand) => caseConcluded(inspection, caseId, outcome, hand), {
    case: caseId,
    kind: outcome.kind,
    number: outcome.number,
    on: outcome.on,
    scanIds: outcome.scanIds,
  })
}
