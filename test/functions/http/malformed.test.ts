import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteName } from '../../../infra/local/api-client.ts'
import type { ApiRequest } from '../../../infra/local/api-event.ts'
import { type Field, fieldsOf, type Input, inputSchema, pathFields, replaceAt, sampleInput } from './sample-input.ts'
import { type Door, expectProblem, openDoor, routeNames, routeOf } from './the-door.ts'

let door: Door
let before: number
/** Requests that were legal all the same: each has left one row. */
let written = 0

beforeAll(async () => {
  door = await openDoor()
  before = await door.outbox()
})
afterAll(() => door.stop())

type Options = Parameters<Door['ask']>[2]

async function refused(name: RouteName, input: Input, where: string, options?: Options): Promise<void> {
  const answer = await door.ask(name, input, options)
  expectProblem(name, answer)
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 400, body: { type: 'malformed-request', where } })
}

/** The fields that travel in the query or the body. */
function carried(name: RouteName): Field[] {
  // A cursor is opaque text: whatever is wrong with one is a bad-cursor, tested with the stores.
  const apart = [...pathFields(routeOf(name)), 'cursor']
  return fieldsOf(inputSchema(routeOf(name))).filter(({ path }) => !apart.includes(path[0] as string))
}

/** Values of every other type than the field's; in a query everything is text. */
function wrongValues(name: RouteName, { schema }: Field): unknown[] {
  if (routeOf(name).method === 'GET') return schema.type === 'integer' ? ['x', '1.5', '', 'NaN'] : ['']
  const samples = { string: '示例', integer: 7, float: 1.5, boolean: true, null: null, array: [], object: {} }
  const own = schema.enum ? [] : (schema.anyOf ?? [schema]).map(({ type }) => type)
  const taken = own.includes('number') ? [...own, 'integer', 'float'] : own
  return [
    ...Object.entries(samples)
      .filter(([type]) => !taken.includes(type))
      .map(([, value]) => value),
    ...(schema.enum ? ['示例'] : []),
  ]
}

const withFields = routeNames.filter((name) => carried(name).length > 0)
const withBody = routeNames.filter((name) => routeOf(name).method !== 'GET')
/** A POST that asks with more than a query holds writes nothing. */
const changes = (name: RouteName) => Object.values(routeOf(name).needs).includes('write')

const withPath = routeNames.filter((name) => pathFields(routeOf(name)).length > 0)

describe.each(routeNames)('%s', (name) => {
  it.each(['示例', 'constructor', '__proto__'])('refuses the unknown property %s', async (unknown) => {
    const input = { ...sampleInput(routeOf(name)), [unknown]: '1' }

    await refused(name, input, unknown)
  })
})

describe.each(withFields)('%s', (name) => {
  it.each(carried(name).filter(({ required }) => required))('refuses to do without $path', async ({ path }) => {
    const input = sampleInput(routeOf(name))
    const holder = path.slice(0, -1).reduce<Input>((at, step) => at[step as string] as Input, input)
    delete holder[path.at(-1) as string]

    await refused(name, input, path.join('.'))
  })

  it.each(carried(name))('refuses $path of another type', async (field) => {
    for (const wrong of wrongValues(name, field)) {
      const input = sampleInput(routeOf(name))
      replaceAt(input, field.path, () => wrong)

      await refused(name, input, field.path.join('.'))
    }
  })

  const texts = carried(name).filter(({ schema }) => schema.type === 'string' && !schema.enum)
  it.each(texts)('answers in kind to $path with signs that break stores', async ({ path }) => {
    for (const hard of ['\0', '\ud800', '\u202e示例', 'e\u0301', '示'.repeat(5000), ' ', "'; --", '../../etc']) {
      const input = sampleInput(routeOf(name))
      replaceAt(input, path, () => hard)

      const answer = await door.ask(name, input)

      if (answer.status >= 300) expectProblem(name, answer)
      else if (changes(name)) written += 1
    }
  })
})

describe.each(withBody)('%s', (name) => {
  const withText = (body: string) => (request: ApiRequest) => ({ ...request, body })

  it.each(['{', 'null null', "{'a': 1}", '\ufeff{}', '{"a":1,}'])(
    'refuses a body that is no JSON: %s',
    async (text) => {
      const answer = await door.ask(name, sampleInput(routeOf(name)), { change: withText(text) })

      expectProblem(name, answer)
      expect(answer).toMatchObject({ status: 400, body: { type: 'not-json' } })
    },
  )

  it.each(['[]', 'null', '"text"', '7', 'true'])('refuses a body that is no object: %s', async (text) => {
    await refused(name, sampleInput(routeOf(name)), 'body', { change: withText(text) })
  })

  it('refuses a body over a megabyte, counted in bytes', async () => {
    const body = JSON.stringify({ reason: '示'.repeat(340_000) })

    const answer = await door.ask(name, sampleInput(routeOf(name)), { change: withText(body) })

    expectProblem(name, answer)
    expect(answer).toMatchObject({ status: 413, body: { type: 'body-too-large', limit: 1_000_000 } })
  })

  it.each(['', '示例', 'a'.repeat(129), 'two words'])('refuses the Idempotency-Key "%s"', async (key) => {
    const change = (request: ApiRequest) => ({ ...request, headers: { ...request.headers, 'idempotency-key': key } })

    await refused(name, sampleInput(routeOf(name)), 'Idempotency-Key', { change })
  })
})

describe.each(withPath)('%s', (name) => {
  it.each(['%', '%zz', '%e4%b8', '%ff'])('refuses the path part %s', async (part) => {
    const change = (request: ApiRequest) => ({ ...request, url: request.url.replace(encodeURIComponent('示例'), part) })

    await refused(name, sampleInput(routeOf(name)), 'path', { change })
  })

  it.each(pathFields(routeOf(name)))('refuses an overlong %s', async (field) => {
    await refused(name, { ...sampleInput(routeOf(name)), [field]: 'x'.repeat(129) }, field)
  })

  it.each(pathFields(routeOf(name)))('refuses %s twice, in the path and beside it', async (field) => {
    const { method } = routeOf(name)
    const change = (request: ApiRequest) =>
      method === 'GET'
        ? { ...request, url: `${request.url.split('?')[0]}?${field}=x` }
        : { ...request, body: JSON.stringify({ [field]: 'x' }) }

    await refused(name, sampleInput(routeOf(name)), field, { change })
  })
})

it('has written only what a legal text was part of', async () => {
  expect(written).toBeGreaterThan(0)
  expect(await door.outbox()).toBe(before + written)
})

it('answers no-such-route for a path that the contract does not know', async () => {
  for (const url of [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/me/',
    '/api/plans/1/2/3',
    '/api/%',
    '//',
    '/api/__proto__',
  ]) {
    const answer = await door.p.request({ method: 'GET', url, headers: {} })

    expect(answer.statusCode, url).toBe(404)
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ type: 'no-such-route', method: 'GET' })
  }
})
