import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/contract/routes.ts'
import { refusalCodes } from '../../../shared/kernel/refusal-codes.ts'
import { platform, type TestPlatform } from '../../platform.ts'

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema?: unknown
}

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly 'x-role': unknown
  readonly security: readonly unknown[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
  readonly responses: Readonly<Record<string, { readonly 'x-codes'?: readonly string[] }>>
}

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>
  readonly required: readonly string[]
  readonly additionalProperties: boolean
}

interface Description {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly securitySchemes: object; readonly schemas: object }
}

let p: TestPlatform
let api: Description

beforeAll(async () => {
  p = await platform()
  api = (await p.call(undefined, 'getOpenApi', {})).body as unknown as Description
})
afterAll(() => p.stop())

const each = Object.entries(routes)

describe('/api/openapi.json', () => {
  it('holds each route of the contract once, and nothing else', () => {
    const described = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    )

    expect(api.openapi).toBe('3.1.0')
    expect(described.sort()).toEqual(
      each.map(([name, { method, path }]) => `${name} ${method.toLowerCase()} ${path}`).sort(),
    )
  })

  it.each(each)('describes %s with its parameters, body, role and refusals', (name, route) => {
    const operation = api.paths[route.path]?.[route.method.toLowerCase()] as Operation
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field)
    const parameters = (where: string) => operation.parameters.filter((parameter) => parameter.in === where)
    const body = Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? {})
    const given = [...parameters('path'), ...parameters('query')].map((parameter) => parameter.name)

    expect(operation).toMatchObject({ operationId: name, summary: route.summary, 'x-role': route.role })
    expect(operation.security).toEqual(route.role === 'public' ? [] : [{ bearer: [] }])
    expect(parameters('path').map((parameter) => parameter.name)).toEqual(inPath)
    expect(operation.parameters.every(({ schema }) => schema !== undefined)).toBe(true)
    expect([...given, ...body].sort()).toEqual(Object.keys((route.input as unknown as { shape: object }).shape).sort())
    expect(parameters('header').map((parameter) => parameter.name)).toEqual([
      ...(route.method === 'GET' ? [] : ['Idempotency-Key']),
      ...('edits' in route && route.edits ? ['If-Match'] : []),
    ])
    for (const code of route.refusals) {
      expect(operation.responses[String(refusalCodes[code].status)]?.['x-codes']).toContain(code)
    }
  })

  it('refuses unknown properties in the body of a declaration and says which are needed', () => {
    const schema = api.paths['/imports']?.['post']?.requestBody?.content['application/json'].schema

    expect(schema?.additionalProperties).toBe(false)
    expect([...(schema?.required ?? [])].sort()).toEqual(['fileName', 'kind', 'sha256', 'size'])
  })

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference)

    expect(references.length).toBeGreaterThan(0)
    for (const reference of new Set(references)) {
      const found = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api)
      expect(found, reference).toBeDefined()
    }
  })
})
