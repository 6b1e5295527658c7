import { answer, type UseCase } from '../http/use-case.ts'

let description: Record<string, unknown> | undefined

/** The same for everybody; made at the first question. */
export const getOpenApi: UseCase<'getOpenApi'> = async ({ code }) => {
  description ??= (await import('./describe-contract.ts')).describeContract(code)
  return answer(description)
}
