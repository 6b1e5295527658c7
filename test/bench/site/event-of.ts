import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { department } from '../../pages/samples.ts'

/** An event as the table's stream delivers it. */
export function eventOf(type: string, object: string): DynamoDBStreamEvent {
  const at = '2022-08-06T01:00:00Z'
  const image = {
    pk: outboxPartition,
    sk: `${object} ${type}`,
    type,
    object,
    at,
    department: department.id,
    payload: '{}',
  }
  const record = { eventName: 'INSERT', dynamodb: { NewImage: marshall(image), SequenceNumber: '1' } }
  return { Records: [record] } as unknown as DynamoDBStreamEvent
}
