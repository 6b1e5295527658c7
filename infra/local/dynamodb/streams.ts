import type { Row } from 'dynalite/db/index.js'
import type { Engine } from './engine.ts'
import { recordRow, streamRow, under } from './rows.ts'
import { type StreamRecord, sequenceNumber } from './stream-record.ts'
import { type Json, type KeyElement, ServiceError, type TableDescription, validationError } from './wire.ts'

const RETENTION_SECONDS = 24 * 60 * 60
const MAX_RECORDS = 1000
const MAX_PAGE_BYTES = 1024 * 1024

interface StreamDescription {
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
  const stream = await find(engine, arn)
  await engine.db.batch([{ type: 'put', key: streamRow(arn), value: { ...stream, StreamStatus: 'DISABLED' } }])
}

async function find(engine: Engine, arn: unknown): Promise<StreamDescription> {
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
  const { startingSequence, ...stream } = await find(engine, request['StreamArn'])
  const range = {
    StartingSequenceNumber: startingSequence,
    ...(stream.StreamStatus === 'DISABLED' && { EndingSequenceNumber: sequenceNumber(engine.sequence) }),
  }
  return { StreamDescription: { ...stream, Shards: [{ ShardId: shardId(stream), SequenceNumberRange: range }] } }
}

function shardId(stream: Pick<StreamDescription, 'CreationRequestDateTime'>): string {
  return `shardId-${String(stream.CreationRequestDateTime).padStart(20, '0')}-00000000`
}

interface Position {
  arn: string
  /** Records with a higher sequence number come next. */
  after: string
}

function iteratorAt(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** GetShardIterator. Iterators do not expire here; the service's do after 15 minutes. */
export async function getShardIterator(engine: Engine, request: Json): Promise<Json> {
  const stream = await find(engine, request['StreamArn'])
  if (request['ShardId'] !== shardId(stream))
    throw new ServiceError('ResourceNotFoundException', 'Requested resource not found: Shard does not exist')
  const after = await startAfter(engine, stream, request)
  return { ShardIterator: iteratorAt({ arn: stream.StreamArn, after: sequenceNumber(after) }) }
}

async function startAfter(engine: Engine, stream: StreamDescription, request: Json): Promise<bigint> {
  const given = request['SequenceNumber']
  switch (request['ShardIteratorType']) {
    case 'TRIM_HORIZON':
      return BigInt(stream.startingSequence) - 1n
    case 'LATEST':
      return engine.exclusively(async () => engine.sequence)
    case 'AT_SEQUENCE_NUMBER':
      return parseSequence(given) - 1n
    case 'AFTER_SEQUENCE_NUMBER':
      return parseSequence(given)
    default:
      throw validationError(
        "Value at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set",
      )
  }
}

function parseSequence(given: unknown): bigint {
  if (typeof given !== 'string' || !/^\d{1,40}$/.test(given)) throw validationError('Invalid SequenceNumber')
  return BigInt(given)
}

/** GetRecords: up to 1,000 records or 1 MB, in order; always a next iterator while the stream is enabled. */
export async function getRecords(engine: Engine, request: Json): Promise<Json> {
  const position = parseIterator(request['ShardIterator'])
  const stream = await find(engine, position.arn)
  const Records: StreamRecord[] = []
  let bytes = 0
  const limit = Math.min(Number(request['Limit'] ?? MAX_RECORDS), MAX_RECORDS)
  const range = { gt: recordRow(position.arn, position.after), lt: recordRow(position.arn, '~'), limit }
  for await (const [, value] of engine.db.iterator(range)) {
    const record = value as StreamRecord
    bytes += record.dynamodb.SizeBytes
    if (bytes > MAX_PAGE_BYTES && Records.length > 0) break
    Records.push(record)
  }
  const last = Records.at(-1)?.dynamodb.SequenceNumber ?? position.after
  const ended = stream.StreamStatus === 'DISABLED' && Records.length === 0
  return { Records, ...(!ended && { NextShardIterator: iteratorAt({ arn: position.arn, after: last }) }) }
}

function parseIterator(given: unknown): Position {
  try {
    const position = JSON.parse(Buffer.from(String(given), 'base64url').toString()) as Position
    if (typeof position.arn === 'string' && typeof position.after === 'string') return position
  } catch {
    // falls through to the refusal
  }
  throw validationError('Invalid ShardIterator')
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
