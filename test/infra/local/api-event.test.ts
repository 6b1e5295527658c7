import { describe, expect, it } from 'vitest'
import { type RouteName, routeRequest } from '../../../infra/local/api-client.ts'
import { apiEvent } from '../../../infra/local/api-event.ts'
import { apiPrefix, type Route } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'
import { sampleInput } from '../../functions/http/sample-input.ts'

const now = new Date('2022-03-01T01:00:00Z')
const eventOf = (method: string, url: string) => apiEvent({ method, url, headers: {} }, now)
const all = Object.entries(routes) as [RouteName, Route][]

describe.each(all)('the route %s', (name, route) => {
  it('is the one that its own request finds, with its parameters as they stand in the path', () => {
    const input = sampleInput(route)
    const { service, event } = apiEvent(routeRequest(name, input), now)

    const parameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, field]) => [
      field,
      encodeURIComponent(String(input[field as string])),
    ])
    expect(service).toBe(route.service)
    expect(event.routeKey).toBe(`${route.method} ${apiPrefix}${route.path}`)
    expect(event.pathParameters ?? {}).toEqual(Object.fromEntries(parameters))
  })
})

/** Paths whose last part is a word, where another route of the same method takes a variable in that place. */
const rivals = all.filter(([, { path, method }]) =>
  all.some(([, other]) => {
    const shape = new RegExp(`^${other.path.replace(/\{\w+\}/g, '[^/]+')}$`)
    return other.path !== path && other.method === method && shape.test(path.replace(/\{\w+\}/g, 'x'))
  }),
)

it('prefers the word to the variable, wherever both would do', () => {
  for (const [, { method, path }] of rivals) {
    const { event } = eventOf(method, apiPrefix + path.replace(/\{\w+\}/g, 'x'))
    expect(event.routeKey).toBe(`${method} ${apiPrefix}${path}`)
  }
})

it('fills a variable with one part of the path only, still encoded', () => {
  expect(eventOf('GET', '/api/plans/a%2Fb').event.pathParameters).toEqual({ planId: 'a%2Fb' })
  expect(eventOf('GET', '/api/plans/a/b').event.routeKey).toBe('$default')
})

it.each([
  ['GET', '/api/nothing'],
  ['GET', '/api'],
  ['GET', '/api/plans/'],
  ['GET', '/plans'],
  ['DELETE', '/api/plans'],
  ['GET', '/API/plans'],
  ['GET', '//'],
  ['GET', ''],
])('finds no route for %s %s', (method, url) => {
  const { event } = eventOf(method, url)

  expect(event.routeKey).toBe('$default')
  expect(event.pathParameters).toBeUndefined()
})

it('hands on the query as an HTTP API does: decoded, and a repeated parameter with a comma', () => {
  const { event } = eventOf('GET', '/api/plans?cursor=a%2Bb&limit=1&limit=2&empty=')

  expect(event.rawPath).toBe('/api/plans')
  expect(event.rawQueryString).toBe('cursor=a%2Bb&limit=1&limit=2&empty=')
  expect(event.queryStringParameters).toEqual({ cursor: 'a+b', limit: '1,2', empty: '' })
})

it('has no query, parameters or body where the request had none', () => {
  const { event } = eventOf('GET', '/api/me')

  expect(event).not.toHaveProperty('queryStringParameters')
  expect(event).not.toHaveProperty('pathParameters')
  expect(event).not.toHaveProperty('body')
  expect(event.version).toBe('2.0')
})
