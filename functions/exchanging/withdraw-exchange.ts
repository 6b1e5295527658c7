import { exchangeLifecycle } from '../../shared/domain/exchange/exchange.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** None of its records counts as sent: the next batch holds them again. Its files stay in the archive. */
export const withdrawExchange: UseCase<'withdrawExchange'> = async ({ input: { exchangeId, reason }, stores }) => {
  const read = await stores.exchanges.get(exchangeId)
  const state = moved(exchangeLifecycle, read.record, 'withdraw')
  const withdrawn = { ...read.record, state, withdrawnFor: reason }
  return decided(withdrawn, [stores.exchanges.replace(read, withdrawn)], {
    type: 'exchange.withdrawn',
    object: `exchanges/${exchangeId}`,
    payload: { exchange: exchangeId, reason },
  })
}
