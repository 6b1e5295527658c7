import { answer, type UseCase } from '../http/use-case.ts'

export const listDraws: UseCase<'listDraws'> = async ({ input, stores }) =>
  answer(await stores.draws.list({ ...input, newestFirst: true }))

export const getDraw: UseCase<'getDraw'> = async ({ input, stores }) => {
  const { record, version } = await stores.draws.get(input.drawId)
  return answer(record, { version })
}
