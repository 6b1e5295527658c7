import { termAsked, termDecided } from '../../shared/domain/inspection/rectification-term.ts'
import {
  orderedAgain,
  proofTaken,
  recheckConfirmed,
  recheckRecorded,
  waitingRecheck,
} from '../../shared/domain/inspection/rectify.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'
import { followUp, officersFollowUp } from './follow-up.ts'

export const takeProof: UseCase<'takeProof'> = (context) => {
  const { inspectionId: _, ...given } = context.input
  return officersFollowUp(
    context,
    {
      actedOn: () => given.on,
      event: (next) => inspectionEvent('rectification.proved', next, { on: given.on, photos: given.photoIds }),
    },
    (inspection, hand) => proofTaken(inspection, given, hand),
  )
}

export const askForTerm: UseCase<'askForTerm'> = (context) => {
  const { inspectionId: _, ...given } = context.input
  return officersFollowUp(
    context,
    {
      actedOn: () => undefined,
      event: (next) => inspectionEvent('rectification.term-asked', next, { until: given.until }),
    },
    (inspection, hand) => termAsked(inspection, given, hand),
  )
}

export const decideTerm: UseCase<'decideTerm'> = (context) => {
  const { inspectionId: _, ...given } = context.input
  return followUp(context, 'rectification.term-decided', (inspection, hand) => termDecided(inspection, given, hand), {
    decision: given.granted ? 'granted' : 'refused',
  })
}

export const recordRecheck: UseCase<'recordRecheck'> = (context) => {
  const { inspectionId: _, ...given } = context.input
  return officersFollowUp(
    context,
    {
      actedOn: () => given.on,
      event: (next) =>
        inspectionEvent('rectification.rechecked', next, {
          on: given.on,
          outcome: given.outcome,
          photos: given.photoIds,
        }),
    },
    (inspection, hand) => recheckRecorded(inspection, given, hand),
  )
}

/** Photos, recheck and order lie in one record: what the version check of this write lets pass is signed as it was seen. */
export const confirmRecheck: UseCase<'confirmRecheck'> = (context) =>
  officersFollowUp(
    context,
    {
      actedOn: (inspection) => waitingRecheck(inspection)?.on,
      event: (next) => {
        const { closedOn, rechecks } = next.rectification ?? {}
        const type = closedOn === undefined ? 'rectification.failed' : 'rectification.closed'
        return inspectionEvent(type, next, { closedOn, on: rechecks?.at(-1)?.on })
      },
    },
    (inspection, hand) => recheckConfirmed(inspection, hand),
  )

export const orderAgain: UseCase<'orderAgain'> = (context) => {
  const { inspectionId: _, ...given } = context.input
  return followUp(context, 'rectification.ordered-again', (inspection, hand) => orderedAgain(inspection, given, hand), {
    dueOn: given.dueOn,
  })
}
