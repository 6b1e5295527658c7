import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DynamoDBStreamsClient, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { subscriptions } from '../../shared/contract/events.ts'
import type { ServiceName } from '../../shared/contract/route.ts'
import { outboxPartition } from '../../shared/contract/stores.ts'
import { StreamPages } from './stream-pages.ts'
import type { Shard } from './stream-shards.ts'

export type Deliver = (service: ServiceName, batch: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

interface PumpOptions {
  readonly directory: string
  readonly client: DynamoDBStreamsClient
  readonly shards: () => Promise<readonly Shard[]>
  readonly deliver: Deliver
  /** Told of a record that was given up after `ATTEMPTS`; on AWS it goes to the dead-letter queue. */
  readonly giveUp: (service: ServiceName, record: StreamRecord) => Promise<void>
}

const ATTEMPTS = 6

/** One for all services: most of them stand at the same place. */
const pages = new StreamPages()

/**
 * One service's event source mapping: reads the table's stream in order, delivers what the service subscribes to, goes
 * back to the first record that failed, and remembers on disk how far it came: at least once, as Lambda does.
 */
export class StreamPump {
  readonly service: ServiceName
  private readonly options: PumpOptions
  private readonly positions: Map<string, string>
  private readonly types: ReadonlySet<string>
  private attempts = 0

  static async start(service: ServiceName, options: PumpOptions): Promise<StreamPump> {
    return new StreamPump(service, options, await readPositions(positionsFile(options.directory, service)))
  }

  private constructor(service: ServiceName, options: PumpOptions, positions: Map<string, string>) {
    this.service = service
    this.options = options
    this.positions = positions
    this.types = new Set(
      Object.values(subscriptions)
        .filter((one) => one.service === service)
        .flatMap((one) => one.types),
    )
  }

  /** Delivers what has come since; false when there was nothing. */
  async turn(): Promise<boolean> {
    if (this.types.size === 0) return false
    let moved = false
    for (const { stream, shard } of await this.options.shards()) moved = (await this.turnShard(stream, shard)) || moved
    return moved
  }

  private async turnShard(stream: string, shard: string): Promise<boolean> {
    const Records = await pages.read(this.options.client, { stream, shard, position: this.positions.get(shard) })
    if (Records.length === 0) return false
    const failed = await this.deliver(Records)
    const done =
      failed === undefined
        ? Records
        : Records.slice(
            0,
            Records.findIndex((one) => sequence(one) === failed),
          )
    await this.remember(shard, done.at(-1))
    if (failed !== undefined) await this.retryOrGiveUp(shard, Records[done.length])
    return true
  }

  /** The sequence number of the first record that failed, if any. */
  private async deliver(records: StreamRecord[]): Promise<string | undefined> {
    const wanted = records.filter((record) => this.wants(record))
    if (wanted.length === 0) return undefined
    const batch = {
      Records: wanted.map((record) => ({ ...record, eventSource: 'aws:dynamodb' })),
    } as unknown as DynamoDBStreamEvent
    try {
      const { batchItemFailures } = await this.options.deliver(this.service, batch)
      return batchItemFailures[0]?.itemIdentifier
    } catch (error) {
      console.error(`[stream → ${this.service}]`, error)
      return sequence(wanted[0])
    }
  }

  /** What the event source mapping's filter lets through. */
  private wants({ eventName, dynamodb }: StreamRecord): boolean {
    const { pk, type } = dynamodb?.NewImage ?? {}
    return eventName === 'INSERT' && pk?.S === outboxPartition && this.types.has(type?.S ?? '')
  }

  private async retryOrGiveUp(shard: string, record: StreamRecord | undefined): Promise<void> {
    this.attempts += 1
    if (this.attempts < ATTEMPTS || !record) return pause(50 * 2 ** this.attempts)
    await this.options.giveUp(this.service, record)
    await this.remember(shard, record)
  }

  private async remember(shard: string, record: StreamRecord | undefined): Promise<void> {
    if (!record) return
    this.attempts = 0
    this.positions.set(shard, sequence(record))
    const file = positionsFile(this.options.directory, this.service)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(`${file}.new`, JSON.stringify([...this.positions]))
    await rename(`${file}.new`, file)
  }
}

function sequence(record: StreamRecord | undefined): string {
  return record?.dynamodb?.SequenceNumber ?? ''
}

function positionsFile(directory: string, service: ServiceName): string {
  return join(directory, 'stream', `${service}.json`)
}

async function readPositions(file: string): Promise<Map<string, string>> {
  try {
    return new Map(JSON.parse(await readFile(file, 'utf8')) as [string, string][])
  } catch {
    return new Map()
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
