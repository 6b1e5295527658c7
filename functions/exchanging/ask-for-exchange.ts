import type { Exchange } from '../../shared/domain/exchange/exchange.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** In these states nobody knows yet which records the platform will have got. */
const open: ReadonlySet<Exchange['state']> = new Set(['making', 'made', 'marking'])

/**
 * Only asks; `makeExchange` makes it. One batch of a year at a time: two would both hold what neither has been given over of.
 * Of two asked for at once, both get the same number and one is refused.
 */
export const askForExchange: UseCase<'askForExchange'> = async ({ input: { year }, stores, who, now }) => {
  const [last] = (await stores.exchanges.list({ prefix: `${year}-`, newestFirst: true, limit: 1 })).items
  if (last && open.has(last.state)) throw new Refusal('exchange-open', { id: last.id })
  const id = `${year}-${String(Number(last?.id.split('-')[1] ?? 0) + 1).padStart(3, '0')}`
  const asked: Exchange = {
    id,
    year,
    state: 'making',
    askedBy: who.id,
    askedAt: now.toISOString(),
    done: 0,
    counts: { new: 0, changed: 0, withdrawn: 0, resent: 0 },
    answers: [],
  }
  return decided(
    asked,
    [stores.exchanges.create(asked)],
    { type: 'exchange.asked', object: `exchanges/${id}`, payload: { exchange: id, year } },
    { status: 202 },
  )
}
