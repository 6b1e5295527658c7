import { caseConcluded, caseDeclined, caseFiled, caseHandedOver } from '../../shared/domain/inspection/file-case.ts'
import type { UseCase } from '../http/use-case.ts'
import { followUp } from './follow-up.ts'

export const handOverCase: UseCase<'handOverCase'> = (context) => {
  const { unit, reason } = context.input
  const id = context.newId()
  return followUp(
    context,
    'case.handed-over',
    (inspection, hand) => caseHandedOver(inspection, { id, unit, reason }, hand),
    { case: id, unit },
  )
}

export const recordCaseFiling: UseCase<'recordCaseFiling'> = (context) => {
  const { caseId, number, on } = context.input
  return followUp(context, 'case.filed', (inspection, hand) => caseFiled(inspection, caseId, { number, on }, hand), {
    case: caseId,
    number,
    on,
  })
}

export const declineCase: UseCase<'declineCase'> = (context) => {
  const { caseId, reason, on } = context.input
  return followUp(
    context,
    'case.declined',
    (inspection, hand) => caseDeclined(inspection, caseId, { reason, on }, hand),
    { case: caseId, on },
  )
}

export const concludeCase: UseCase<'concludeCase'> = (context) => {
  const { inspectionId: _, caseId, ...outcome } = context.input
  return followUp(context, 'case.concluded', (inspection, hand) => caseConcluded(inspection, caseId, outcome, hand), {
    case: caseId,
    kind: outcome.kind,
    number: outcome.number,
    on: outcome.on,
  })
}
