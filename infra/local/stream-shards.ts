import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DescribeStreamCommand, type DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { tableName } from './resources.ts'

const KNOWN_FOR = 10_000

export interface Shard {
  readonly stream: string
  readonly shard: string
}

/** The shards of the table's stream, looked up for all services together, and again now and then, because they roll. */
export function streamShards(client: DynamoDBStreamsClient): () => Promise<readonly Shard[]> {
  let known: Promise<readonly Shard[]> | undefined
  let until = 0
  return () => {
    if (known && performance.now() < until) return known
    until = performance.now() + KNOWN_FOR
    const asked = shardsOf(client)
    known = asked
    asked.catch(() => {
      if (known === asked) known = undefined
    })
    return asked
  }
}

async function shardsOf(client: DynamoDBStreamsClient): Promise<readonly Shard[]> {
  const { Table } = await new DynamoDBClient().send(new DescribeTableCommand({ TableName: tableName }))
  const stream = Table?.LatestStreamArn ?? ''
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: stream }))
  return (StreamDescription?.Shards ?? []).map(({ ShardId = '' }) => ({ stream, shard: ShardId }))
}
