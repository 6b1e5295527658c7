import { answer, type UseCase } from '../http/use-case.ts'

export const getMe: UseCase<'getMe'> = async ({ who, department }) => answer({ department, person: who })

export const listItems: UseCase<'listItems'> = async ({ input, stores }) => answer(await stores.items.list(input))

export const listTargets: UseCase<'listTargets'> = async ({ input, stores }) => answer(await stores.targets.list(input))

export const getTarget: UseCase<'getTarget'> = async ({ input, stores }) => {
  const { record, version } = await stores.targets.get(input.targetId)
  return answer(record, { version })
}

export const listOfficers: UseCase<'listOfficers'> = async ({ input, stores }) =>
  answer(await stores.officers.list(input))

export const getImport: UseCase<'getImport'> = async ({ input, stores }) => {
  const { record, version } = await stores.imports.get(input.importId)
  return answer(record, { version })
}

/** Ids are ULIDs: the newest is the last. */
export const listImports: UseCase<'listImports'> = async ({ input, stores }) =>
  answer(await stores.imports.list({ ...input, newestFirst: true }))
