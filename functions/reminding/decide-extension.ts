import { type Extension, extensionLifecycle } from '../../shared/domain/clock/extension.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** Decided here, put into force from the stream: a crash in between leaves a granted one that moves the deadline a moment later. */
export const decideExtension: UseCase<'decideExtension'> = async ({ input, stores, who, today }) => {
  const read = await stores.extensions.get(input.extensionId)
  const { decision, reason } = input
  const state = moved(extensionLifecycle, read.record, decision === 'granted' ? 'grant' : 'reject')
  if (read.record.askedBy === who.id) {
    throw new Refusal('four-eyes', { move: '批准延期', did: '申请' }, { move: 'decide', did: 'ask' })
  }
  const obligation = await stores.obligations.get(read.record.obligationId)
  const { closed, id } = obligation.record
  if (decision === 'granted' && closed) throw new Refusal('deadline-closed', { id, on: closed.on })
  const after: Extension = { ...read.record, state, decision: { by: who.id, on: today, reason } }
  return decided(
    after,
    [stores.extensions.replace(read, after), stores.obligations.unchanged(obligation)],
    {
      type: `extension.${decision}`,
      object: `extensions/${after.id}`,
      payload: { extension: after.id, obligationId: after.obligationId, reason },
    },
    { version: read.version + 1 },
  )
}
