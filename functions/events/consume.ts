import { createHash } from 'node:crypto'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, S3Event } from 'aws-lambda'
import { ulid } from 'ulid'
import {
  type DeliveredEvent,
  objectSubscriptions,
  type Subscription,
  schedules,
  subscriptions,
} from '../../shared/contract/events.ts'
import { departmentOfKey } from '../../shared/contract/object-keys.ts'
import { type Needs, outboxPartition } from '../../shared/contract/stores.ts'
import { surround } from '../http/surroundings.ts'
import type { Surroundings } from '../http/use-case.ts'
import { commit } from '../stores/commit.ts'
import { departmentPaths } from '../stores/department-paths.ts'
import type { Ports } from '../stores/ports.ts'
import type { AnyObjectSubscriber, AnyScheduled, AnySubscriber, Commits } from './subscriber.ts'

type Subscribers = Readonly<Record<string, AnySubscriber>>

interface Received {
  readonly sequence: string
  readonly event: DeliveredEvent
}

/**
 * Delivers stream records to their subscribers, in order: first to those that take a department's events together, then one by
 * one to the others. Among the others the first that fails stops the batch; whatever failed is named in its order, so that
 * Lambda delivers from the first of it again. Nothing behind it is skipped.
 */
export async function deliver(
  subscribers: Subscribers,
  ports: Ports,
  batch: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> {
  const { received, unread } = receive(batch)
  const failed = new Set(unread === undefined ? [] : [unread])
  for (const sequence of await deliverTogether(subscribers, ports, received)) failed.add(sequence)
  const stopped = await deliverSingly(subscribers, ports, received)
  if (stopped !== undefined) failed.add(stopped)
  const sequences = batch.Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '')
  return {
    batchItemFailures: sequences
      .filter((sequence) => failed.has(sequence))
      .map((itemIdentifier) => ({ itemIdentifier })),
  }
}

/** The events of a batch, up to a record that cannot be read. */
function receive(batch: DynamoDBStreamEvent): { received: Received[]; unread?: string } {
  const received: Received[] = []
  for (const record of batch.Records) {
    const sequence = record.dynamodb?.SequenceNumber ?? ''
    try {
      const event = delivered(record)
      if (event) received.push({ sequence, event })
    } catch (error) {
      logFailure(record.dynamodb?.Keys, error)
      return { received, unread: sequence }
    }
  }
  return { received }
}

/** The sequence numbers of events that are to come again. */
async function deliverTogether(
  subscribers: Subscribers,
  ports: Ports,
  received: readonly Received[],
): Promise<string[]> {
  const again: string[] = []
  for (const [name, subscriber] of Object.entries(subscribers)) {
    const subscription = subscriptionOf(name)
    if (!subscription.together) continue
    const heard = received.filter(({ event }) => subscription.types.includes(event.type))
    for (const [department, those] of Map.groupBy(heard, ({ event }) => event.department)) {
      const events = those.map(({ event }) => event)
      const failed = await deliverGroup(subscriber, ports, { name, department, events })
      again.push(...those.filter(({ event }) => failed.includes(event)).map(({ sequence }) => sequence))
    }
  }
  return again
}

async function deliverGroup(
  subscriber: AnySubscriber,
  ports: Ports,
  { name, department, events }: { name: string; department: string; events: readonly DeliveredEvent[] },
): Promise<readonly DeliveredEvent[]> {
  const [first] = events as readonly [DeliveredEvent, ...DeliveredEvent[]]
  const cause = { name: `${name}:${first.id}`, object: first.object }
  try {
    const context = committing(ports, subscriptionOf(name).needs, department, cause)
    return (await subscriber({ ...context, event: first, events })) ?? []
  } catch (error) {
    logFailure(
      events.map(({ id }) => id),
      error,
    )
    return events
  }
}

/** The sequence number of the first event that failed. */
async function deliverSingly(
  subscribers: Subscribers,
  ports: Ports,
  received: readonly Received[],
): Promise<string | undefined> {
  for (const { event, sequence } of received) {
    try {
      await deliverOne(subscribers, ports, event)
    } catch (error) {
      logFailure(event.id, error)
      return sequence
    }
  }
  return undefined
}

async function deliverOne(subscribers: Subscribers, ports: Ports, event: DeliveredEvent): Promise<void> {
  for (const [name, subscriber] of Object.entries(subscribers)) {
    const { types, together, needs } = subscriptionOf(name)
    if (together || !types.includes(event.type)) continue
    const cause = { name: `${name}:${event.id}`, object: event.object }
    await subscriber({ ...committing(ports, needs, event.department, cause), event, events: [event] })
  }
}

function subscriptionOf(name: string): Subscription {
  return subscriptions[name as keyof typeof subscriptions]
}

function logFailure(record: unknown, error: unknown): void {
  const why = String((error as Error).stack ?? error)
  console.error(JSON.stringify({ level: 'error', what: 'delivery failed', record, error: why }))
}

/** An outbox row's insertion, as the event it carries; anything else is nobody's. */
function delivered(record: DynamoDBRecord): DeliveredEvent | undefined {
  const image = record.dynamodb?.NewImage
  if (record.eventName !== 'INSERT' || !image) return undefined
  const row = unmarshall(image as Parameters<typeof unmarshall>[0])
  if (row['pk'] !== outboxPartition) return undefined
  const { sk: id, type, at, department, object, payload } = row as Record<string, string>
  return { id, type, at, department, object, payload: JSON.parse(payload ?? '{}') } as DeliveredEvent
}

/** Runs one schedule over every department. `key` tells runs apart; a run that comes twice must bear it. */
export async function runSchedule(name: keyof typeof schedules, scheduled: AnyScheduled, ports: Ports): Promise<void> {
  const { needs } = schedules[name]
  await scheduled({
    now: ports.clock(),
    departments: departmentPaths(ports.table),
    within: (department) => committing(ports, needs, department, { name, object: name }),
  })
}

export async function deliverObjects(
  subscribers: Readonly<Record<string, AnyObjectSubscriber>>,
  ports: Ports,
  { Records }: S3Event,
): Promise<void> {
  for (const { s3 } of Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const department = departmentOfKey(key)
    for (const [name, subscriber] of Object.entries(subscribers)) {
      const subscription = objectSubscriptions[name as keyof typeof objectSubscriptions]
      if (!key.startsWith(subscription.prefix)) continue
      const cause = { name: `${name}:${key}`, object: key }
      await subscriber({ ...committing(ports, subscription.needs, department, cause), key, size: s3.object.size })
    }
  }
}

/** The surroundings of what runs behind the door, with its commits; in another scope, where it crosses, of that scope. */
function committing(
  ports: Ports,
  needs: Needs,
  department: string,
  cause: { readonly name: string; readonly object: string },
): Surroundings<Needs, Commits> & Commits {
  const of = needs.crosses === undefined ? undefined : (scope: string) => committing(ports, needs, scope, cause)
  return {
    ...surround<Needs>(ports, needs, department, { by: 'system', cause: cause.object }),
    ...commits(ports, department, cause.name),
    of: of as undefined,
  }
}

function commits(ports: Ports, department: string, cause: string): Commits {
  return {
    async commit(step, writes, event) {
      const key = `system#${cause}:${step}`
      const at = ports.clock()
      const act = {
        department,
        actor: 'system',
        key,
        asked: createHash('sha256').update(key).digest('hex'),
        at,
        eventId: ulid(at.getTime()),
        salt: ports.random(32),
        code: ports.code,
      }
      return (await commit(ports.table, { writes, event, answer: {}, act })) === undefined
    },
  }
}
