import { closeRectification as close } from '../../shared/domain/inspection/follow-up.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

/** One record, one write; the deadline it ends is closed by the event. */
export const closeRectification: UseCase<'closeRectification'> = async (context) => {
  const { input, today } = context
  const { read } = await actingOfficer(context, () => input.closedOn)
  const next = close(read.record, input, today)
  return changed(context, read, next, inspectionEvent('rectification.closed', next, { closedOn: input.closedOn }))
}
