import type { Row } from 'dynalite/db/index.js'
import type { Engine } from './engine.ts'
import { streamRow, under } from './rows.ts'
import { type StreamRecord, sequenceNumber } from './stream-record.ts'
import { type Json, type KeyElement, ServiceError, type TableDescription } from './wire.ts'

const RETENTION_SECONDS = 24 * 60 * 60

export interface StreamDescription {
  StreamArn: string
  StreamLabel: string
  TableName: string
  StreamStatus: 'ENABLED' | 'DISABLED'
  StreamViewType: string
  CreationRequestDateTime: number
  KeySchema: KeyElement[]
  startingSequence: string
}

/** Gives a table its stream's name and returns the row that describes the stream; a stream has one shard. */
export function openStream(engine: Engine, table: TableDescription): Row {
  const { awsRegion, awsAccountId } = engine.store.tableDb
  table.LatestStreamLabel ??= new Date().toISOString().slice(0, -1)
  table.LatestStreamArn ??= `arn:aws:dynamodb:${awsRegion}:${awsAccountId}:table/${table.TableName}/stream/${table.LatestStreamLabel}`
  const value: StreamDescription = {
    StreamArn: table.LatestStreamArn,
    StreamLabel: table.LatestStreamLabel,
    TableName: table.TableName,
    StreamStatus: 'ENABLED',
    StreamViewType: table.StreamSpecification?.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    CreationRequestDateTime: Math.floor(Date.now() / 1000),
    KeySchema: table.KeySchema,
    startingSequence: sequenceNumber(engine.sequence + 1n),
  }
  return { type: 'put', key: streamRow(table.LatestStreamArn), value }
}

/** Ends a stream: its records can still be read until they are trimmed. */
export async function closeStream(engine: Engine, arn: string): Promise<void> {
  const stream = await findStream(engine, arn)
  await engine.db.batch([{ type: 'put', key: streamRow(arn), value: { ...stream, StreamStatus: 'DISABLED' } }])
}

export async function findStream(engine: Engine, arn: unknown): Promise<StreamDescription> {
  const stream = (await engine.db.get(streamRow(String(arn)))) as StreamDescription | undefined
  if (!stream)
    throw new ServiceError(
      'ResourceNotFoundException',
      `Requested resource not found: Stream: ${String(arn)} not found`,
    )
  return stream
}

/** ListStreams, of one table or of all. */
export async function listStreams(engine: Engine, request: Json): Promise<Json> {
  const Streams: Json[] = []
  for await (const [, value] of engine.db.iterator(under('stream~'))) {
    const { StreamArn, StreamLabel, TableName } = value as StreamDescription
    if (!request['TableName'] || request['TableName'] === TableName) Streams.push({ StreamArn, StreamLabel, TableName })
  }
  return { Streams }
}

/** DescribeStream: one shard, without end while the stream is enabled. */
export async function describeStream(engine: Engine, request: Json): Promise<Json> {
  const { startingSequence, ...stream } = await findStream(engine, request['StreamArn'])
  const range = {
    StartingSequenceNumber: startingSequence,
    ...(stream.StreamStatus === 'DISABLED' && { EndingSequenceNumber: sequenceNumber(engine.sequence) }),
  }
  return { StreamDescription: { ...stream, Shards: [{ ShardId: shardId(stream), SequenceNumberRange: range }] } }
}

export function shardId(stream: Pick<StreamDescription, 'CreationRequestDateTime'>): string {
  return `shardId-${String(stream.CreationRequestDateTime).padStart(20, '0')}-00000000`
}

/** Drops records older than 24 hours, and ended streams that have none left. */
export async function trimStreams(engine: Engine, now = Date.now()): Promise<void> {
  const oldest = Math.floor(now / 1000) - RETENTION_SECONDS
  for await (const [key, value] of engine.db.iterator(under('stream~'))) {
    const stream = value as StreamDescription
    let left = false
    for await (const [record, content] of engine.db.iterator(under(`record~${stream.StreamArn}~`))) {
      left = (content as StreamRecord).dynamodb.ApproximateCreationDateTime >= oldest
      if (left) break
      await engine.db.batch([{ type: 'del', key: record }])
    }
    if (!left && stream.StreamStatus === 'DISABLED') await engine.db.batch([{ type: 'del', key }])
  }
}
