import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { APIGatewayProxyStructuredResultV2, Context, DynamoDBBatchResponse, S3Event } from 'aws-lambda'
import { problem } from '../../functions/http/problem.ts'
import { departmentNotices } from '../../functions/notifying/department-notices.ts'
import type { ServiceEvent } from '../../functions/service.ts'
import { snsNotices } from '../../functions/stores/notices.ts'
import { s3BucketsInPieces } from '../../functions/stores/object-pieces.ts'
import { ssmParameters } from '../../functions/stores/parameters.ts'
import { awsPorts, type Ports } from '../../functions/stores/ports.ts'
import { objectSubscriptions, type ScheduleName, schedules } from '../../shared/contract/events.ts'
import { type ServiceName, serviceNames } from '../../shared/contract/route.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { buildSite } from '../site/build.ts'
import { type ApiRequest, apiEvent } from './api-event.ts'
import { authorized, oidcTokens, type TokenSource, type Tokens } from './authorizer.ts'
import { startDynamoDb } from './dynamodb/start.ts'
import { type Issuer, localIssuer } from './issuer.ts'
import { type Mailbox, mailbox } from './mailbox.ts'
import { type MovableClock, movableClock } from './movable-clock.ts'
import { bucketOf, makeResources, tableName } from './resources.ts'
import { startS3 } from './s3/start.ts'
import { type Handlers, serveAll } from './services.ts'
import { startSideDoor } from './side-door.ts'
import { StreamPump } from './stream-pump.ts'
import { streamShards } from './stream-shards.ts'

export interface PlatformOptions {
  /** Where everything is kept. One platform a folder, one platform a process. */
  readonly directory: string
  readonly siteUrl: string
  readonly code: string
  /** Where the site's own files are laid out already; built into the folder when absent. */
  readonly assets?: string
  /** Whose tokens the authorizer takes: the machine's own issuer, unless a test brings one. */
  readonly trusts?: Omit<TokenSource, 'clock'>
  /** Puts something between the services and their ports: a test's faults. */
  readonly wrapPorts?: (ports: Ports) => Ports
}

/** The whole platform on one machine: the handlers of the Lambdas, with engines on loopback in place of AWS. */
export interface Platform {
  readonly ports: Ports
  readonly clock: MovableClock
  readonly issuer: Issuer
  readonly mailbox: Mailbox
  readonly request: (request: ApiRequest) => Promise<APIGatewayProxyStructuredResultV2>
  readonly runSchedule: (name: ScheduleName) => Promise<void>
  /** Delivers stream records until there are none; false when there was nothing to do. */
  readonly pump: () => Promise<boolean>
  /** Pumps until the stream is dry and no object event is under way. */
  readonly settle: () => Promise<void>
  readonly stop: () => Promise<void>
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-only-not-a-secret' }

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { directory } = options
  const assets = options.assets ?? join(directory, 'site-assets')
  const built = options.assets === undefined ? buildSite(assets) : undefined
  built?.catch(() => undefined) // waited for below, once the engines stand
  const clock = await movableClock(directory)
  const issuer = await localIssuer(directory)
  const box = mailbox(directory, clock.now)
  const sideDoor = await startSideDoor(issuer, box, directory)
  const dynamo = await startDynamoDb({ directory: join(directory, 'dynamodb') })
  const arrivals = objectArrivals()
  const s3 = await startS3({ directory: join(directory, 's3'), credentials, onObjectCreated: arrivals.arrived })
  setEnvironment({ dynamo: dynamo.endpoint, s3: s3.endpoint, side: sideDoor.endpoint, assets, options })
  await Promise.all([makeResources(), built])

  const own = { issuer: issuer.issuer, audience: issuer.audience, keys: `${sideDoor.endpoint}/jwks.json` }
  const tokens = oidcTokens({ ...(options.trusts ?? own), clock: clock.now })
  const real = awsPorts({
    objects: s3BucketsInPieces,
    notices: (topic) => departmentNotices(snsNotices(topic), ssmParameters()),
    clock: clock.now,
  })
  const ports = options.wrapPorts?.(real) ?? real
  const handlers = serveAll(ports)
  arrivals.open(handlers)
  const pumps = await startPumps(directory, handlers)
  const pump = oneAtATime(() => turnAll(pumps))
  return {
    ports,
    clock,
    issuer,
    mailbox: box,
    request: (request) => answer({ handlers, tokens, clock }, request),
    runSchedule: async (name) => {
      await invoke(handlers, schedules[name].service, { schedule: name })
    },
    pump,
    settle: async () => {
      do await arrivals.quiet()
      while ((await pump()) || arrivals.busy())
    },
    stop: async () => {
      await Promise.all([s3.stop(), dynamo.stop(), sideDoor.stop()])
    },
  }
}

function invoke(handlers: Handlers, service: ServiceName, event: ServiceEvent): Promise<unknown> {
  return handlers[service](event, { awsRequestId: randomUUID(), functionName: service } as Context)
}

interface Gateway {
  readonly handlers: Handlers
  readonly tokens: Tokens
  readonly clock: MovableClock
}

/** What API Gateway does: find the route, let its authorizer look at the token, hand on to the service. */
async function answer(
  { handlers, tokens, clock }: Gateway,
  request: ApiRequest,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { service, open, event } = apiEvent(request, clock.now())
  try {
    const signed = open ? event : await authorized(tokens, event)
    return (await invoke(handlers, service, signed)) as APIGatewayProxyStructuredResultV2
  } catch (error) {
    if (isRefusal(error)) return problem(error, randomUUID())
    throw error
  }
}

function startPumps(directory: string, handlers: Handlers): Promise<StreamPump[]> {
  const client = new DynamoDBStreamsClient()
  const shards = streamShards(client)
  return Promise.all(
    serviceNames.map((name) =>
      StreamPump.start(name, {
        directory,
        client,
        shards,
        deliver: async (service, batch) => (await invoke(handlers, service, batch)) as DynamoDBBatchResponse,
        giveUp: async (service, record) => {
          console.error(`[stream → ${service}] given up, kept in dead-letters.jsonl:`, record.dynamodb?.Keys)
          await appendFile(join(directory, 'dead-letters.jsonl'), `${JSON.stringify({ service, record })}\n`)
        },
      }),
    ),
  )
}

/** Two readers of one position would tread on each other: the host's loop and whoever settles take turns. */
function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve()
  return () => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
}

async function turnAll(pumps: readonly StreamPump[]): Promise<boolean> {
  const moved = await Promise.all(pumps.map((pump) => pump.turn()))
  return moved.includes(true)
}

/** Objects may arrive from an earlier run before the handlers stand: they wait for them. */
function objectArrivals() {
  let open: (handlers: Handlers) => void = () => undefined
  const handlers = new Promise<Handlers>((resolve) => {
    open = resolve
  })
  const under = new Set<Promise<void>>()
  const deliver = async (event: S3Event) => {
    const ready = await handlers
    for (const { service, bucket } of Object.values(objectSubscriptions)) {
      if (event.Records[0]?.s3.bucket.name === bucketOf(bucket)) await invoke(ready, service, event)
    }
  }
  return {
    open: (ready: Handlers) => open(ready),
    busy: () => under.size > 0,
    quiet: async () => {
      while (under.size > 0) await Promise.allSettled(under)
    },
    arrived: (event: S3Event) => {
      const one = deliver(event).finally(() => under.delete(one))
      under.add(one)
      return one
    },
  }
}

interface Endpoints {
  readonly dynamo: string
  readonly s3: string
  readonly side: string
  readonly assets: string
  readonly options: PlatformOptions
}

/** The SDK's own variables and the services' own: the same that CDK sets, with endpoints on loopback. */
function setEnvironment({ dynamo, s3, side, assets, options }: Endpoints): void {
  Object.assign(process.env, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: dynamo,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_SNS: side,
    AWS_ENDPOINT_URL_SSM: side,
    AWS_URL_SUFFIX: 'invalid',
    TABLE_NAME: tableName,
    EVIDENCE_BUCKET: bucketOf('evidence'),
    QUARANTINE_BUCKET: bucketOf('quarantine'),
    ARCHIVE_BUCKET: bucketOf('archive'),
    SITE_BUCKET: bucketOf('site'),
    NOTICES_TOPIC_ARN: 'arn:aws:sns:local:000000000000:notices',
    CODE_VERSION: options.code,
    SITE_URL: options.siteUrl,
    SITE_ASSETS: assets,
  })
}
