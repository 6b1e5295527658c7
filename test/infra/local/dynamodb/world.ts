import { randomUUID } from 'node:crypto'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  type DynamoDBServiceException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'

/** What a check has at hand: the SDK's clients of one engine, a table that all checks share, and a partition of its own. */
export interface World {
  client: DynamoDBClient
  doc: DynamoDBDocument
  streams: DynamoDBStreamsClient
  table: string
  pk: string
}

export interface Check {
  name: string
  run(world: World): Promise<void>
}

export function connect(endpoint: string): Omit<World, 'table' | 'pk'> {
  const options = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'example', secretAccessKey: 'example' } }
  const client = new DynamoDBClient(options)
  const doc = DynamoDBDocument.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { client, doc, streams: new DynamoDBStreamsClient(options) }
}

/** A table with keys `pk` and `sk`, an index `byKind` (`kind`, `at`) and a stream; further properties replace these. */
export async function createTable(
  client: DynamoDBClient,
  properties: Partial<CreateTableCommandInput> = {},
): Promise<string> {
  const TableName = properties.TableName ?? `example-${randomUUID()}`
  await client.send(
    new CreateTableCommand({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'kind', 'at'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byKind',
          KeySchema: [
            { AttributeName: 'kind', KeyType: 'HASH' },
            { AttributeName: 'at', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      ...properties,
      TableName,
    }),
  )
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.2 }, { TableName })
  return TableName
}

export function newPartition(): string {
  return `140900#${randomUUID()}`
}

/** The refusal of a call that must not succeed. */
export async function refusal(call: Promise<unknown>): Promise<DynamoDBServiceException> {
  try {
    await call
  } catch (error) {
    return error as DynamoDBServiceException
  }
  throw new Error('the call was expected to be refused')
}
