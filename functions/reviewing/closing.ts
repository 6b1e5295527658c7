import { closed, reopened, withheld } from '../../shared/domain/inspection/closing.ts'
import { changed, inspectionEvent } from '../acts/acting.ts'
import { keeperOf } from '../acts/keeper.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { followUp } from './follow-up.ts'

export const withholdResult: UseCase<'withholdResult'> = (context) => {
  const { basis, reason } = context.input
  return followUp(context, 'result.withheld', (inspection, hand) => withheld(inspection, { basis, reason }, hand), {
    on: context.today,
    basis,
  })
}

/** The sealed file is held too: what is referred under seal at the same moment makes one of the two fail. */
export const closeInspection: UseCase<'closeInspection'> = async (context) => {
  const { input, stores, today } = context
  const read = await stores.inspections.get(input.inspectionId)
  const sealed = await stores.sealedFiles.find(input.inspectionId)
  const next = closed(read.record, sealed?.record, { ...(await keeperOf(context)), today })
  const outcome = changed(context, read, next, inspectionEvent('inspection.closed', next, { on: today }))
  const held = sealed ? stores.sealedFiles.unchanged(sealed) : stores.sealedFiles.absent(input.inspectionId)
  const { writes = [], event } = outcome.change ?? {}
  return event ? decided(outcome.output, [...writes, held], event, { version: outcome.version ?? 0 }) : outcome
}

export const reopenInspection: UseCase<'reopenInspection'> = (context) => {
  const { reason } = context.input
  return followUp(context, 'inspection.reopened', (inspection, hand) => reopened(inspection, reason, hand), {
    on: context.today,
  })
}
