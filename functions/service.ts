import middy from '@middy/core'
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  DynamoDBBatchResponse,
  DynamoDBStreamEvent,
  S3Event,
} from 'aws-lambda'
import type * as z from 'zod/mini'
import type {
  ObjectSubscriptionName,
  objectSubscriptions,
  ScheduleName,
  SubscriptionName,
  schedules,
  subscriptions,
} from '../shared/contract/events.ts'
import type { Route, ServiceName } from '../shared/contract/route.ts'
import { isRefusal } from '../shared/kernel/refusal.ts'
import { deliver, deliverObjects, runSchedule } from './events/consume.ts'
import type {
  AnyObjectSubscriber,
  AnyScheduled,
  AnySubscriber,
  ObjectSubscriber,
  Scheduled,
  Subscriber,
} from './events/subscriber.ts'
import { problem } from './http/problem.ts'
import { type AnyUseCase, answerHttp, type RouteTable, routeKeys } from './http/serve-http.ts'
import type { Context, Outcome } from './http/use-case.ts'
import type { Ports } from './stores/ports.ts'

/** One service: its routes with their use cases, and what it hears from the stream, the clock and the buckets. */
export interface Service {
  readonly name: ServiceName
  readonly routes: Readonly<Record<string, Route>>
  readonly useCases: Readonly<Record<string, AnyUseCase>>
  readonly subscribers: Readonly<Record<string, AnySubscriber>>
  readonly scheduled: Readonly<Record<string, AnyScheduled>>
  readonly objectSubscribers: Readonly<Record<string, AnyObjectSubscriber>>
}

type UseCasesOf<R extends RouteTable> = {
  readonly [K in keyof R]: (context: Context<R[K]>) => Promise<Outcome<z.output<R[K]['output']>>>
}
type Heard<S extends ServiceName> = {
  readonly [K in SubscriptionName as (typeof subscriptions)[K]['service'] extends S ? K : never]: Subscriber<K>
}
type Timed<S extends ServiceName> = {
  readonly [K in ScheduleName as (typeof schedules)[K]['service'] extends S ? K : never]: Scheduled<K>
}
type Arriving<S extends ServiceName> = {
  readonly [K in ObjectSubscriptionName as (typeof objectSubscriptions)[K]['service'] extends S
    ? K
    : never]: ObjectSubscriber<K>
}

/** Joins a service's contract to its code; a route, subscription or schedule without code does not compile. */
export function service<const S extends ServiceName, const R extends RouteTable>(declared: {
  readonly name: S
  readonly routes: R
  readonly useCases: UseCasesOf<R>
  readonly subscribers: Heard<S>
  readonly scheduled: Timed<S>
  readonly objectSubscribers: Arriving<S>
}): Service {
  return declared as unknown as Service
}

/** What EventBridge sends: the schedule's name, set by the rule's constant input. */
export interface ScheduleEvent {
  readonly schedule: ScheduleName
}

export type ServiceEvent = APIGatewayProxyEventV2 | DynamoDBStreamEvent | S3Event | ScheduleEvent

type Answer = APIGatewayProxyStructuredResultV2 | DynamoDBBatchResponse | undefined

/** The Lambda of a service: whatever wakes it, one door. */
export function serve(service: Service, ports: Ports) {
  const served = routeKeys(service.routes, service.useCases)
  return middy(async (event: ServiceEvent): Promise<Answer> => {
    if ('routeKey' in event) return answerHttp(served, ports, event)
    if ('schedule' in event) return scheduled(service, ports, event)
    const source = event.Records[0]
    if (!source || 'dynamodb' in source) return deliver(service.subscribers, ports, event as DynamoDBStreamEvent)
    await deliverObjects(service.objectSubscribers, ports, event as S3Event)
    return undefined
  }).use(watched(service.name))
}

async function scheduled(service: Service, ports: Ports, { schedule }: ScheduleEvent): Promise<undefined> {
  const run = service.scheduled[schedule]
  if (!run) throw new Error(`${service.name} has no schedule ${schedule}`)
  await runSchedule(schedule, run, ports)
}

/** One line of JSON for every request and failure; a failed HTTP request becomes a problem document. */
function watched(service: ServiceName): middy.MiddlewareObj<ServiceEvent, Answer> {
  const started = new WeakMap<object, number>()
  const log = (event: ServiceEvent, trace: string, status: number | undefined, error?: unknown) => {
    const ms = Math.round(performance.now() - (started.get(event) ?? performance.now()))
    const what = 'routeKey' in event ? event.routeKey : 'schedule' in event ? event.schedule : 'records'
    const why =
      error === undefined
        ? {}
        : isRefusal(error)
          ? { refused: error.code }
          : { error: error instanceof Error ? error.stack : JSON.stringify(error) }
    const level = error !== undefined && !isRefusal(error) ? 'error' : 'info'
    console[level](JSON.stringify({ level, service, what, trace, status, ms, ...why }))
  }
  return {
    before: ({ event }) => {
      started.set(event, performance.now())
    },
    after: ({ event, context, response }) => {
      log(event, context.awsRequestId, (response as { statusCode?: number } | undefined)?.statusCode)
    },
    onError: (request) => {
      const { event, context, error } = request
      if ('routeKey' in event) request.response = problem(error, context.awsRequestId)
      log(event, context.awsRequestId, (request.response as { statusCode?: number } | undefined)?.statusCode, error)
    },
  }
}
