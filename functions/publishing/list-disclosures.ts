import { answer, type UseCase } from '../http/use-case.ts'

export const listDisclosures: UseCase<'listDisclosures'> = async ({ input, stores }) =>
  answer(await stores.disclosures.list(input))
