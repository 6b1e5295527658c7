import { expect } from 'vitest'
import { type CallOptions, type RouteName, routeRequest } from '../../../infra/local/api-client.ts'
import type { ApiRequest } from '../../../infra/local/api-event.ts'
import { quietRequests } from '../../../infra/local/quiet-requests.ts'
import { sampleLogins, sampleSubject } from '../../../infra/local/seed/people.ts'
import { commonRefusals } from '../../../shared/contract/common-refusals.ts'
import type { Role } from '../../../shared/contract/roles.ts'
import type { Route } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { refusalCodes } from '../../../shared/kernel/refusal-codes.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import type { Input } from './sample-input.ts'
import { startTestIssuer, type TestIssuer } from './test-issuer.ts'

export const routeNames = Object.keys(routes) as RouteName[]

export function routeOf(name: RouteName): Route {
  return routes[name]
}

/** Routes that somebody signed in calls, by name. */
export const signedInRoutes = routeNames.filter((name) => routeOf(name).role !== 'public')

/** Whom the sample department has for each role, in the order of the sample people. */
const people = sampleLogins().map(({ person }) => person)

function mayCall(route: Route, roles: readonly string[]): boolean {
  const { role } = route
  if (role === 'public' || role === 'signed-in') return true
  return (typeof role === 'string' ? [role] : role).some((one) => roles.includes(one))
}

/** Somebody who may call the route; nobody on a public one. */
export function callerFor(name: RouteName): string | undefined {
  const route = routeOf(name)
  return route.role === 'public' ? undefined : people.find(({ roles }) => mayCall(route, roles as Role[]))?.id
}

/** One sample person for each set of roles that does not admit to the route. */
export function strangersTo(name: RouteName): string[] {
  const outside = people.filter(({ roles }) => !mayCall(routeOf(name), roles as Role[]))
  return outside
    .filter(({ roles }, at) => outside.findIndex((one) => one.roles[0] === roles[0]) === at)
    .map(({ id }) => id)
}

export interface DoorAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** The platform behind an issuer whose tokens a test can shape, asked by raw requests. */
export interface Door {
  readonly p: TestPlatform
  readonly issuer: TestIssuer
  readonly token: (person: string) => Promise<string>
  /** Calls as the given person, else as whoever may; `change` alters the request before it is sent. */
  readonly ask: (
    name: RouteName,
    input: Input,
    options?: CallOptions & { person?: string; change?: (request: ApiRequest) => ApiRequest },
  ) => Promise<DoorAnswer>
  readonly outbox: () => Promise<number>
  readonly stop: () => Promise<void>
}

export async function openDoor(): Promise<Door> {
  quietRequests()
  const issuer = await startTestIssuer()
  const p = await platform({
    trusts: issuer,
  })
  const tokens = new Map<string, Promise<string>>()
  const token = (person: string) => {
    const now = p.clock.now()
    const key = `${person} ${now.toISOString().slice(0, 16)}`
    const minted = tokens.get(key) ?? issuer.mint(sampleSubject(person), now)
    tokens.set(key, minted)
    return minted
  }
  return {
    p,
    issuer,
    token,
    async ask(name, input, { person, change = (request: ApiRequest) => request, ...options } = {}) {
      const who = person ?? callerFor(name)
      const signed = 'token' in options || who === undefined ? {} : { token: await token(who) }
      const edits = routeOf(name).edits ? { ifMatch: 1 } : {}
      const answer = await p.request(change(routeRequest(name, input, { ...edits, ...signed, ...options })))
      return {
        status: answer.statusCode ?? 0,
        headers: (answer.headers ?? {}) as Record<string, string>,
        body: JSON.parse(answer.body ?? 'null') as Record<string, unknown>,
      }
    },
    outbox: () => countRows(p, outboxPartition),
    stop: async () => {
      await p.stop()
      await issuer.stop()
    },
  }
}

async function countRows(p: TestPlatform, partition: string): Promise<number> {
  let count = 0
  let after: string | undefined
  do {
    const page = await p.ports.table.query({ partition, limit: 500, ...(after ? { after } : {}) })
    count += page.rows.length
    after = page.last
  } while (after)
  return count
}

/** A refusal in the one form: of the closed list, declared for its route, in both languages, of the code's own status. */
export function expectProblem(name: RouteName, answer: DoorAnswer): void {
  const { status, headers, body } = answer
  const said = JSON.stringify(body)
  expect(status, said).toBeLessThan(500)
  expect(headers['content-type'], said).toBe('application/problem+json; charset=utf-8')
  const route = routeOf(name)
  expect([...commonRefusals(route), ...route.refusals], said).toContain(body['type'])
  expect(status).toBe(refusalCodes[body['type'] as keyof typeof refusalCodes].status)
  expect(body['status']).toBe(status)
  expect(body['title'], said).toMatch(/\p{Script=Han}/u)
  expect(body['detail'], said).toMatch(/[A-Za-z]+ [a-z]+ [a-z]+/)
}
