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
