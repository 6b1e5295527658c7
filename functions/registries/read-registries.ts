import { answer, type UseCase } from '../http/use-case.ts'

export const getImport: UseCase<'getImport'> = async ({ input, stores }) => {
  const { record, version } = await stores.imports.get(input.importId)
  return answer(record, { version })
}

/** Ids are ULIDs: the newest is the last. */
export const listImports: UseCase<'listImports'> = async ({ input, stores }) =>
  answer(await stores.imports.list({ ...input, newestFirst: true }))
