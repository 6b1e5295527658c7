import { exchangeSchemas } from '../../shared/contract/exchange-format.ts'
import { answer, type UseCase } from '../http/use-case.ts'

export const listExchanges: UseCase<'listExchanges'> = async ({ input: { year, ...paging }, stores }) =>
  answer(
    await stores.exchanges.list({
      ...paging,
      newestFirst: true,
      ...(year === undefined ? {} : { prefix: `${year}-` }),
    }),
  )

export const getExchange: UseCase<'getExchange'> = async ({ input, stores, presignGet }) => {
  const { record } = await stores.exchanges.get(input.exchangeId)
  const fetchable = (end: 'json' | 'xlsx') => {
    const file = record[end]
    return file ? { [end]: presignGet('archive', { key: file.key, fileName: `归集-${record.id}.${end}` }) } : {}
  }
  return answer({ exchange: record, ...fetchable('json'), ...fetchable('xlsx') })
}

/** By batch or, without one, as each record stands now. */
export const listExchanged: UseCase<'listExchanged'> = async ({ input, stores }) => {
  const { year, exchangeId, state, ...paging } = input
  const { items, next } = await stores.exchanged.list({ ...paging, prefix: `${exchangeId ?? year}/` })
  const shown = items.filter((one) => state === undefined || one.state === state)
  return answer({ items: shown, ...(next ? { next } : {}) })
}

export const getExchangeFormat: UseCase<'getExchangeFormat'> = async () => answer(exchangeSchemas())
