import { Refusal } from '../../shared/kernel/refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { currentId, keepDuty } from './keep-obligations.ts'

/** Puts what was granted over the deadline, once; the deadline may have been moved by its own fact meanwhile, and is found all the same. */
export const grantExtension: Subscriber<'grantExtension'> = async (context) => {
  const { event, stores } = context
  const { extension: id } = event.payload as { extension: string }
  const { record } = await stores.extensions.get(id)
  const { terms, reason, decision, obligationId } = record
  if (!decision) throw new Refusal('not-found', { what: '批准', id })
  const asked = await stores.obligations.get(obligationId)
  const { record: current } = await stores.obligations.get(currentId(asked.record))
  const granted = { id, terms, reason, grantedBy: decision.by, grantedOn: decision.on }
  await keepDuty(context, { owed: current }, [granted])
}
