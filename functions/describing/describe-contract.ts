import { openApi } from '../../shared/contract/openapi.ts'
import { routes } from '../../shared/contract/routes.ts'

/** The whole contract as OpenAPI; apart, because it is heavy and seldom asked for: it is loaded at the first question. */
export function describeContract(version: string): Record<string, unknown> {
  return openApi(routes, version)
}
