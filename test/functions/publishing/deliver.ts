import { marshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { serve } from '../../../functions/service.ts'
import { site as worker } from '../../../functions/site/service.ts'
import type { Row } from '../../../functions/stores/rows.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import type { TestPlatform } from '../../platform.ts'

/** What the stream delivered, in its order. */
export async function eventsOf(p: TestPlatform): Promise<Row[]> {
  const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 500 })
  return rows
}

/** Delivers outbox rows as the stream does, in one batch; answers whether the publisher asks for any of them again. */
export async function deliver(p: TestPlatform, ...rows: readonly Row[]): Promise<'done' | 'again'> {
  const Records = rows.map((row) => ({
    eventName: 'INSERT',
    dynamodb: { NewImage: marshall(row, { removeUndefinedValues: true }), SequenceNumber: row.sk },
  }))
  const batch = { Records } as unknown as DynamoDBStreamEvent
  const answer = await serve(worker, p.ports)(batch, { awsRequestId: 'test' } as Context)
  return (answer as DynamoDBBatchResponse).batchItemFailures.length === 0 ? 'done' : 'again'
}

/** An event of some object, as it would stand in the outbox. */
export function eventRow(p: TestPlatform, type: string, object: string): Row {
  const at = p.clock.now().toISOString()
  const event = { type, object, at, department: p.department, payload: '{}' }
  return { pk: outboxPartition, sk: `test-${type}-${object}-${at}`, version: 1, record: {}, ...event }
}
