import { answer, type UseCase } from '../http/use-case.ts'

export const listPlans: UseCase<'listPlans'> = async ({ input, stores }) =>
  answer(await stores.plans.list({ ...input, newestFirst: true }))

export const getPlan: UseCase<'getPlan'> = async ({ input, stores }) => {
  const { record, version } = await stores.plans.get(input.planId)
  return answer(record, { version })
}
