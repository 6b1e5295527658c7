import { answer, type UseCase } from '../http/use-case.ts'

export const getFiling: UseCase<'getFiling'> = async ({ input, stores }) => {
  const { record, version } = await stores.filings.get(input.filingId)
  return answer(record, { version })
}

/** Newest first: ids are in the order of their making. */
export const listFilings: UseCase<'listFilings'> = async ({ input, stores }) =>
  answer(await stores.filings.list({ ...input, newestFirst: true }))

export const listExtensions: UseCase<'listExtensions'> = async ({ input, stores }) =>
  answer(await stores.extensions.list({ ...input, newestFirst: true }))
