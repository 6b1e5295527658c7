import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commonRefusals } from '../../shared/contract/common-refusals.ts'
import type { Route } from '../../shared/contract/route.ts'
import { routes } from '../../shared/contract/routes.ts'
import { refusalCodes } from '../../shared/kernel/refusal-codes.ts'
import { fieldsOf, inputSchema, pathFields } from '../functions/http/sample-input.ts'
import { platform, type TestPlatform } from '../platform.ts'

interface Operation {
  readonly operationId: string
  readonly security: readonly object[]
  readonly parameters: readonly { name: string; in: string; required: boolean }[]
  readonly requestBody?: { content: { 'application/json': { schema: Parameters<typeof fieldsOf>[0] } } }
  readonly responses: Readonly<Record<string, { 'x-codes'?: readonly string[] }>>
}

let p: TestPlatform
let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>

beforeAll(async () => {
  p = await platform()
  const { body } = await p.call(undefined, 'getOpenApi', {})
  paths = body['paths'] as typeof paths
})
afterAll(() => p.stop())

it('is served to everybody and describes nothing that is no route', () => {
  const described = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )

  expect(described.sort()).toEqual(Object.keys(routes).sort())
})

describe.each(Object.entries(routes) as [string, Route][])('%s in the description', (name, route) => {
  const operation = () => paths[route.path]?.[route.method.toLowerCase()] as Operation

  it('stands under its own path and method, open only when it is public', () => {
    expect(operation().operationId).toBe(name)
    expect(operation().security).toEqual(route.role === 'public' ? [] : [{ bearer: [] }])
  })

  it('shows every field of its input in its place', () => {
    const { parameters, requestBody } = operation()
    const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name)
    const inQuery = parameters.filter((one) => one.in === 'query').map((one) => one.name)
    const inBody = Object.keys(requestBody?.content['application/json'].schema.properties ?? {})
    const rest = Object.keys(inputSchema(route).properties ?? {}).filter((field) => !inPath.includes(field))

    expect(inPath).toEqual(pathFields(route))
    expect(route.method === 'GET' ? inQuery : inBody).toEqual(rest)
    expect(route.method === 'GET' ? inBody : inQuery).toEqual([])
  })

  it('shows every refusal under its status', () => {
    for (const code of [...commonRefusals(route), ...route.refusals]) {
      expect(operation().responses[refusalCodes[code].status]?.['x-codes'], code).toContain(code)
    }
  })

  it('asks for If-Match where people edit', () => {
    const ifMatch = operation().parameters.find((one) => one.name === 'If-Match')

    expect(ifMatch?.required ?? false).toBe(route.edits ?? false)
  })
})
