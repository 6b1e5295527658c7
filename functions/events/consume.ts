import { createHash } from 'node:crypto'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, S3Event } from 'aws-lambda'
import { ulid } from 'ulid'
import { type DeliveredEvent, objectSubscriptions, schedules, subscriptions } from '../../shared/contract/events.ts'
import { departmentOfKey } from '../../shared/contract/object-keys.ts'
import { type Needs, outboxPartition } from '../../shared/contract/stores.ts'
import { surround } from '../http/surroundings.ts'
import type { Surroundings } from '../http/use-case.ts'
import { commit } from '../stores/commit.ts'
import { departmentPaths } from '../stores/department-paths.ts'
import type { Ports } from '../stores/ports.ts'
import type { AnyObjectSubscriber, AnyScheduled, AnySubscriber, Commits } from './subscriber.ts'

/**
 * Delivers stream records to their subscribers, in order. The first that fails stops the batch and is named, so that
 * Lambda delivers from there again; nothing behind it is skipped.
 */
export async function deliver(
  subscribers: Readonly<Record<string, AnySubscriber>>,
  ports: Ports,
  batch: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> {
  for (const record of batch.Records) {
    try {
      const event = delivered(record)
      if (event) await deliverOne(subscribers, ports, event)
    } catch (error) {
      console.error(
        JSON.stringify({
          level: 'error',
          what: 'delivery failed',
          record: record.dynamodb?.Keys,
          error: String((error as Error).stack ?? error),
        }),
      )
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function deliverOne(
  subscribers: Readonly<Record<string, AnySubscriber>>,
  ports: Ports,
  event: DeliveredEvent,
): Promise<void> {
  for (const [name, subscriber] of Object.entries(subscribers)) {
    const subscription = subscriptions[name as keyof typeof subscriptions]
    if (!(subscription.types as readonly string[]).includes(event.type)) continue
    const cause = { name: `${name}:${event.id}`, object: event.object }
    await subscriber({ ...committing(ports, subscription.needs, event.department, cause), event })
  }
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
