import type { Engine } from './engine.ts'
import { recordRow } from './rows.ts'
import { type StreamRecord, sequenceNumber } from './stream-record.ts'
import { findStream, type StreamDescription, shardId } from './streams.ts'
import { type Json, ServiceError, validationError } from './wire.ts'

const MAX_RECORDS = 1000
const MAX_PAGE_BYTES = 1024 * 1024

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
  const stream = await findStream(engine, request['StreamArn'])
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
  const stream = await findStream(engine, position.arn)
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
