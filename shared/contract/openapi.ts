import * as z from 'zod/mini'
import { type RefusalCode, refusalCodes } from '../kernel/refusal-codes.ts'
import { commonRefusals } from './common-refusals.ts'
import { apiPrefix, type Route } from './route.ts'

type Json = Record<string, unknown>

/**
 * The contract as OpenAPI 3.1: every route with its parameters, body, answer, and each refusal by status and code.
 *
 * @param version the software's own
 */
export function openApi(routes: Readonly<Record<string, Route>>, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '明抽 Mingchou', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: apiPrefix }],
    tags: [...new Set(Object.values(routes).map(({ service }) => service))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problemSchema },
    },
  }
}

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457 problem document; every fact of the refusal is a field of its own',
  required: ['type', 'status', 'title', 'detail'],
  properties: {
    type: { enum: Object.keys(refusalCodes) },
    status: { type: 'integer' },
    title: { type: 'string', description: 'Chinese' },
    detail: { type: 'string', description: 'English' },
  },
}

function operation(name: string, route: Route): Json {
  const input = schemaOf(route.input, 'input')
  const properties = (input['properties'] ?? {}) as Record<string, Json>
  const required = new Set((input['required'] ?? []) as string[])
  const inPath = new Set([...route.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string))
  const rest = Object.keys(properties).filter((field) => !inPath.has(field))
  const parameter = (field: string, where: 'path' | 'query') => ({
    name: field,
    in: where,
    required: where === 'path' || required.has(field),
    schema: properties[field],
  })
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.service],
    'x-role': route.role,
    security: route.role === 'public' ? [] : [{ bearer: [] }],
    parameters: [
      ...[...inPath].map((field) => parameter(field, 'path')),
      ...(route.method === 'GET' ? rest.map((field) => parameter(field, 'query')) : []),
      ...headersOf(route),
    ],
    ...(route.method === 'GET' || rest.length === 0 ? {} : { requestBody: bodyOf(input, rest, required) }),
    responses: responsesOf(route),
  }
}

function headersOf({ method, edits }: Route): Json[] {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })
  return [
    ...(method === 'GET'
      ? []
      : [header('Idempotency-Key', false, 'Repeats of one request with the same key answer the same, for ever')]),
    ...(edits ? [header('If-Match', true, 'The ETag of the record as it was read')] : []),
  ]
}

function bodyOf(input: Json, fields: readonly string[], required: ReadonlySet<string>): Json {
  const properties = input['properties'] as Json
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field, properties[field]])),
    required: fields.filter((field) => required.has(field)),
    additionalProperties: false,
  }
  return { required: schema.required.length > 0, content: { 'application/json': { schema } } }
}

/** Answers may be 201 or 202 as well; each refusal stands under its status. */
function responsesOf(route: Route): Json {
  const ok = {
    description: route.summary,
    headers: { ETag: { description: 'Version of the record, where there is one', schema: { type: 'string' } } },
    content: { 'application/json': { schema: schemaOf(route.output, 'output') } },
  }
  return { '2XX': ok, ...problems(route) }
}

function problems(route: Route): Record<string, Json> {
  const codes = new Set<RefusalCode>([...commonRefusals(route), ...route.refusals])
  const byStatus = Map.groupBy(codes, (code) => refusalCodes[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, said]) => [
      String(status),
      {
        description: said.map((code) => `${code}: ${refusalCodes[code].en}`).join('\n\n'),
        'x-codes': said,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { unrepresentable: 'any', io })
  return described
}
