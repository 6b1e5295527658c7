import { noted } from '../../shared/domain/inspection/dispatch-note.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

export const listDispatches: UseCase<'listDispatches'> = async ({ input, stores }) =>
  answer(await stores.dispatches.list({ ...input, newestFirst: true }))

/** One record, one write; whoever confirms after a colleague is told that it is done. */
export const receiveDispatch: UseCase<'receiveDispatch'> = async ({ input: { dispatchId }, stores, who, now }) => {
  const read = await stores.dispatches.get(dispatchId)
  const next = noted(read.record, who.id, now)
  if (!next) return answer(read.record)
  return decided(next, [stores.dispatches.replace(read, next)], {
    type: 'dispatch.received',
    object: `dispatches/${dispatchId}`,
    payload: { draw: dispatchId },
  })
}
