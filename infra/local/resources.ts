import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { type BucketName, bucketNames, tableKey } from '../../shared/contract/stores.ts'

export const tableName = 'mingchou'

export function bucketOf(name: BucketName): string {
  return `mingchou-${name}`
}

/** Makes the table and the buckets of the contract where they are missing. */
export async function makeResources(): Promise<void> {
  await makeTable(new DynamoDBClient())
  const s3 = new S3Client()
  for (const name of bucketNames) await makeBucket(s3, name)
}

async function makeTable(client: DynamoDBClient): Promise<void> {
  if (await exists(() => client.send(new DescribeTableCommand({ TableName: tableName })))) return
  const { partition, sort } = tableKey
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [partition, sort].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
  while (!(await exists(() => active(client)))) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function active(client: DynamoDBClient): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
  if (Table?.TableStatus !== 'ACTIVE')
    throw Object.assign(new Error('not active'), { name: 'ResourceNotFoundException' })
}

async function makeBucket(s3: S3Client, name: BucketName): Promise<void> {
  const Bucket = bucketOf(name)
  if (await exists(() => s3.send(new HeadBucketCommand({ Bucket })))) return
  await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: name === 'evidence' }))
}

async function exists(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look()
    return true
  } catch (error) {
    const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
    if (name === 'ResourceNotFoundException' || $metadata?.httpStatusCode === 404) return false
    throw error
  }
}
