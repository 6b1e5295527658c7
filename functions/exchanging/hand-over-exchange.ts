import { exchangeLifecycle } from '../../shared/domain/exchange/exchange.ts'
import { requireDay } from '../../shared/domain/inspection/record-result.ts'
import { dayOf } from '../../shared/kernel/days.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** The record first; each result's own row is written behind it by `markExchange`, and until then no other batch is made. */
export const handOverExchange: UseCase<'handOverExchange'> = async (context) => {
  const { input, stores, who, today } = context
  const { exchangeId, on, receipt } = input
  const read = await stores.exchanges.get(exchangeId)
  const state = moved(exchangeLifecycle, read.record, 'hand-over')
  const made = dayOf(new Date(read.record.askedAt))
  requireDay('报送日', on, on >= made, `早于批次生成日 ${made}`)
  requireDay('报送日', on, on <= today, `晚于今天 ${today}`)
  const next = { ...read.record, state, handedOver: { by: who.id, on, receipt } }
  return decided(next, [stores.exchanges.replace(read, next)], {
    type: 'exchange.handed-over',
    object: `exchanges/${exchangeId}`,
    payload: { exchange: exchangeId, on, receipt },
  })
}
