import * as z from 'zod/mini'
import type { Route } from '../../../shared/contract/route.ts'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

export type Input = Record<string, unknown>

/** Strings of the kinds that the contract asks for; a field takes the first that its route accepts. */
const strings = [
  '示例',
  '2022-07-01',
  'a'.repeat(64),
  '示例.xlsx',
  '140900/finance',
  '2022',
  '2022-07-01T00:00:00Z',
  '140902',
] as const

const schemas = new Map<Route, Schema>()
const samples = new Map<Route, Input>()

/** The route's input as JSON Schema: what the matrix is generated from. */
export function inputSchema(route: Route): Schema {
  const known = schemas.get(route)
  if (known) return known
  const schema = z.toJSONSchema(route.input, { unrepresentable: 'any', io: 'input' }) as Schema
  schemas.set(route, schema)
  return schema
}

/**
 * A legal input of a route, every optional field included, made from its schema; a copy for each who asks.
 *
 * @throws {Error} when no kind of string satisfies a field: add one to `strings`
 */
export function sampleInput(route: Route): Input {
  const sample = samples.get(route) ?? legalSample(route)
  samples.set(route, sample)
  return structuredClone(sample)
}

function legalSample(route: Route): Input {
  const input = sampleOf(inputSchema(route)) as Input
  for (let attempt = 0; attempt < strings.length; attempt++) {
    const { error } = route.input.safeParse(input)
    if (!error) return input
    for (const { path } of error.issues) replaceAt(input, path, (value) => nextString(value, path))
  }
  throw new Error(`no legal sample for ${route.path}: ${JSON.stringify(input)}`)
}

function sampleOf(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'boolean') return true
  if (schema.type === 'array') {
    return Array.from({ length: Math.max(schema.minItems ?? 1, 1) }, () => sampleOf(schema.items ?? {}))
  }
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (schema.type !== 'object') return strings[0]
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'cursor')
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field)]))
}

function nextString(value: unknown, path: readonly PropertyKey[]): string | number {
  const at = strings.indexOf(value as (typeof strings)[number])
  const next = strings[at + 1]
  if (typeof value === 'number' || next === undefined) throw new Error(`no legal sample at ${path.join('.')}`)
  return next
}

/** Changes what stands at a path within an input, in place. */
export function replaceAt(input: Input, path: readonly PropertyKey[], change: (value: unknown) => unknown): void {
  const holder = path.slice(0, -1).reduce<Input>((at, step) => at[step as string] as Input, input)
  const last = path.at(-1) as string
  holder[last] = change(holder[last])
}

export interface Field {
  readonly path: readonly PropertyKey[]
  readonly schema: Schema
  readonly required: boolean
}

/** Every field of an object schema, those within its objects and lists included. */
export function fieldsOf(schema: Schema, at: readonly PropertyKey[] = []): Field[] {
  if (schema.type === 'array') return fieldsOf(schema.items ?? {}, [...at, 0])
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    { path: [...at, name], schema: field, required: (schema.required ?? []).includes(name) },
    ...fieldsOf(field, [...at, name]),
  ])
}

/** The names of a route's path parameters. */
export function pathFields({ path }: Route): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string)
}
