import { openApi } from '../../shared/contract/openapi.ts'
import { routes } from '../../shared/contract/routes.ts'
import { answer, type UseCase } from '../http/use-case.ts'

let description: Record<string, unknown> | undefined

/** The same for everybody; made at the first question. */
export const getOpenApi: UseCase<'getOpenApi'> = async ({ code }) => {
  description ??= openApi(routes, code)
  return answer(description)
}
