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
  const fetchable = (name: 'json' | 'xlsx' | 'reconciliation', fileName: string) => {
    const file = record[name]
    return file ? { [name]: presignGet('archive', { key: file.key, fileName }) } : {}
  }
  return answer({
    exchange: record,
    ...fetchable('json', `归集-${record.id}.json`),
    ...fetchable('xlsx', `归集-${record.id}.xlsx`),
    ...fetchable('reconciliation', `核对-${record.id}.xlsx`),
  })
}

/** By batch or, without one, as each record stands now. */
export const listExchanged: UseCase<'listExchanged'> = async ({ input, stores }) => {
  const { year, exchangeId, state, ...paging } = input
  const { items, next } = await stores.exchanged.list({ ...paging, prefix: `${exchangeId ?? year}/` })
  const shown = items.filter((one) => state === undefined || one.state === state)
  return answer({ items: shown, ...(next ? { next } : {}) })
}

export const getExchangeFormat: UseCase<'getExchangeFormat'> = async () => answer(exchangeSchemas())
