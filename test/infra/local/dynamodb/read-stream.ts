import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import {
  type _Record,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type ShardIteratorType,
} from '@aws-sdk/client-dynamodb-streams'
import type { World } from './world.ts'

type Reader = Pick<World, 'client' | 'streams'>

interface From {
  type: ShardIteratorType
  sequence?: string
}

/** An iterator on a table's only shard. */
export async function openShard({ client, streams }: Reader, table: string, from: From): Promise<string | undefined> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  const StreamArn = Table?.LatestStreamArn
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn,
      ShardId: StreamDescription?.Shards?.[0]?.ShardId,
      ShardIteratorType: from.type,
      SequenceNumber: from.sequence,
    }),
  )
  return ShardIterator
}

/** All records from an iterator on, until a page is empty. */
export async function readOn({ streams }: Pick<World, 'streams'>, iterator: string | undefined): Promise<_Record[]> {
  const records: _Record[] = []
  let next = iterator
  while (next) {
    const page = await streams.send(new GetRecordsCommand({ ShardIterator: next }))
    if (!page.Records?.length) break
    records.push(...page.Records)
    next = page.NextShardIterator
  }
  return records
}

export async function readStream(
  reader: Reader,
  table: string,
  from: From = { type: 'TRIM_HORIZON' },
): Promise<_Record[]> {
  return readOn(reader, await openShard(reader, table, from))
}
