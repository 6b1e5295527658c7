import { createHash } from 'node:crypto'
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda'
import { apiPrefix, type Route } from '../../shared/contract/route.ts'
import { dayOf } from '../../shared/kernel/days.ts'
import { isRefusal, Refusal } from '../../shared/kernel/refusal.ts'
import { type Act, type Answered, answered, commit } from '../stores/commit.ts'
import type { Ports } from '../stores/ports.ts'
import { parseInput } from './parse.ts'
import { admit, anybody, type Caller, callerOf } from './people.ts'
import { surround } from './surroundings.ts'
import type { Context, Outcome } from './use-case.ts'

export type RouteTable = Readonly<Record<string, Route>>

export type AnyUseCase = (context: Context<Route>) => Promise<Outcome<unknown>>

interface Served {
  readonly route: Route
  readonly useCase: AnyUseCase
}

/** The routes of one service by API Gateway's route key: `POST /api/plans/{planId}/approval`. */
export function routeKeys(routes: RouteTable, useCases: Readonly<Record<string, AnyUseCase>>): Map<string, Served> {
  return new Map(
    Object.entries(routes).map(([name, route]) => {
      const useCase = useCases[name]
      if (!useCase) throw new Error(`The route ${name} has no use case`)
      return [routeKey(route), { route, useCase }]
    }),
  )
}

function routeKey({ method, path }: Route): string {
  return `${method} ${apiPrefix}${path}`
}

/**
 * Answers one HTTP request: authenticate, parse, authorise, decide, record, reply.
 *
 * @throws {Refusal} for everything the caller can mend
 */
export async function answerHttp(
  served: Map<string, Served>,
  ports: Ports,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const found = served.get(event.routeKey)
  if (!found) throw new Refusal('no-such-route', { method: event.requestContext.http.method, path: event.rawPath })
  const { route, useCase } = found
  const caller = route.role === 'public' ? undefined : await signedIn(ports, event)
  if (caller) admit(route.role, caller.person)
  const input = parseInput(route, event)
  const { person, department } = caller ?? { person: anybody, department: (input as { department: string }).department }

  const surroundings = surround(ports, route.needs, department, { by: person.id, cause: event.routeKey })
  const key = route.method === 'GET' ? undefined : event.headers['idempotency-key']
  const act = actOf(ports, { event, key, input }, { person, department }, surroundings.newId())
  const earlier = key === undefined ? undefined : await answered(ports.table, act)
  if (earlier) return replay(act, earlier)

  const context = {
    ...surroundings,
    input,
    who: person,
    ifMatch: ifMatch(route, event),
    commit: partsOf(ports, act, surroundings.newId),
  } as Context<Route>
  const held = event.headers['if-none-match']
  try {
    const again = () => ({ ...act, eventId: surroundings.newId(), salt: ports.random(32) })
    return await merged(route, (attempt) =>
      decideAndRecord(ports, useCase, { context, act: attempt === 0 ? act : again(), held }),
    )
  } catch (error) {
    // It may have met what its own twin under the same key had just changed: then the twin's answer is this one's too.
    const twin = key === undefined ? undefined : await answered(ports.table, act)
    if (!twin) throw error
    return replay(act, twin)
  }
}

const MERGES = 4

/** Where the contract says that two at once do not exclude each other, the later one is decided again on what the first left. */
async function merged<T>(route: Route, work: (attempt: number) => Promise<T>, attempt = 0): Promise<T> {
  try {
    return await work(attempt)
  } catch (error) {
    const lost = isRefusal(error) && error.code === 'changed-meanwhile'
    if (!route.merges || !lost || attempt === MERGES) throw error
    return merged(route, work, attempt + 1)
  }
}

/** A key of people holds no space: no request of theirs can take a part's place. */
function partsOf(ports: Ports, act: Act, newId: () => string): Context<Route>['commit'] {
  return async (writes, event) => {
    const eventId = newId()
    const part = { ...act, key: `${act.key} ${eventId}`, eventId, salt: ports.random(32) }
    await commit(ports.table, { writes, event, answer: {}, act: part })
  }
}

async function decideAndRecord(
  ports: Ports,
  useCase: AnyUseCase,
  { context, act, held }: { context: Context<Route>; act: Act; held: string | undefined },
): Promise<APIGatewayProxyStructuredResultV2> {
  const outcome = await useCase(context)
  const { status = 200, version, type, output, once, digested } = outcome
  const reply = { status, version, ...(type ? { type } : {}), body: output }
  if (digested) return respondIfNew(reply, held)
  const raced = outcome.change && (await commit(ports.table, { ...outcome.change, answer: reply, act }))
  if (raced) return replay(act, raced)
  return respond(once === undefined ? reply : { ...reply, body: { ...(output as object), ...once } })
}

async function signedIn(ports: Ports, event: APIGatewayProxyEventV2): Promise<Caller> {
  return callerOf(ports.table, subjectOf(event), dayOf(ports.clock()))
}

/**
 * The token's subject. The gateway's JWT authorizer has checked signature, issuer, audience and time; a request that came
 * without its word is nobody's.
 */
function subjectOf({ requestContext }: APIGatewayProxyEventV2): string {
  const { authorizer } = requestContext as Partial<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext']>
  const subject = authorizer?.jwt?.claims?.['sub']
  if (typeof subject === 'string' && subject !== '') return subject
  throw new Refusal('not-signed-in', { why: 'no token' })
}

/** Without an Idempotency-Key a request is its own: nothing repeats it. Keys are each person's own. */
function actOf(
  ports: Ports,
  { event, key, input }: { event: APIGatewayProxyEventV2; key: string | undefined; input: unknown },
  { person, department }: Caller,
  eventId: string,
): Act {
  if (key !== undefined && !/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw new Refusal('malformed-request', {
      where: 'Idempotency-Key',
      why: '应为 1-128 个可见 ASCII 字符 (1-128 visible ASCII characters)',
    })
  }
  return {
    department,
    actor: person.pseudonym,
    key: `${person.id}#${key ?? `request-${eventId}`}`,
    asked: createHash('sha256').update(event.routeKey).update(JSON.stringify(input)).digest('hex'),
    at: ports.clock(),
    eventId,
    salt: ports.random(32),
    code: ports.code,
  }
}

function ifMatch(route: Route, event: APIGatewayProxyEventV2): number {
  const version = Number(/^"(\d+)"$/.exec(event.headers['if-match'] ?? '')?.[1] ?? 0)
  if (route.edits && version === 0) throw new Refusal('version-required')
  return version
}

interface Reply {
  readonly status: number
  readonly version?: number | undefined
  readonly type?: string
  readonly body: unknown
}

function replay({ asked, key }: Act, earlier: Answered): APIGatewayProxyStructuredResultV2 {
  if (earlier.asked !== asked) throw new Refusal('key-reused', { key: key.slice(key.indexOf('#') + 1) })
  return respond(earlier.answer as Reply, { 'idempotent-replayed': 'true' })
}

/** With a digest of what it says as its ETag; to whoever holds just that, only that it still holds (304). */
function respondIfNew(reply: Reply, held: string | undefined): APIGatewayProxyStructuredResultV2 {
  const etag = `"${createHash('sha256').update(JSON.stringify(reply.body)).digest('base64url').slice(0, 22)}"`
  const response = respond(reply, { etag })
  return held === etag ? { statusCode: 304, headers: { 'cache-control': 'no-store', etag }, body: '' } : response
}

function respond(
  { status, version, type, body }: Reply,
  more: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      'content-type': type ?? 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(version ? { etag: `"${version}"` } : {}),
      ...more,
    },
    body: type ? String(body) : JSON.stringify(body),
  }
}
