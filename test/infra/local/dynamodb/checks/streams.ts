import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { expect } from 'vitest'
import { openShard, readOn, readStream } from '../read-stream.ts'
import { type Check, refusal, type World } from '../world.ts'

async function ownRecords(world: World) {
  const records = await readStream(world, world.table)
  return records.filter(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S === world.pk)
}

export const streamChecks: Check[] = [
  {
    name: 'lists and describes the stream of a table, with one open shard',
    async run({ client, streams, table }) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
      const StreamArn = Table?.LatestStreamArn

      const { Streams } = await streams.send(new ListStreamsCommand({ TableName: table }))
      const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))

      expect(Streams).toMatchObject([{ StreamArn, TableName: table }])
      expect(StreamDescription).toMatchObject({
        StreamArn,
        StreamStatus: 'ENABLED',
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        Shards: [{ SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^\d+$/) } }],
      })
    },
  },
  {
    name: 'records insertion, change and removal with both images, in order',
    async run(world) {
      const { doc, table: TableName, pk } = world
      const Key = { pk, sk: '1' }
      const update = { UpdateExpression: 'SET n = :two', ExpressionAttributeValues: { ':two': 2 } }

      await doc.put({ TableName, Item: { ...Key, n: 1 } })
      await doc.update({ TableName, Key, ...update })
      await doc.delete({ TableName, Key })

      const image = (n: number) => ({ pk: { S: pk }, sk: { S: '1' }, n: { N: String(n) } })
      const records = await ownRecords(world)
      expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.OldImage, dynamodb?.NewImage])).toEqual([
        ['INSERT', undefined, image(1)],
        ['MODIFY', image(1), image(2)],
        ['REMOVE', image(2), undefined],
      ])
      expect(records[0]).toMatchObject({
        eventSource: 'aws:dynamodb',
        dynamodb: { Keys: { pk: { S: pk }, sk: { S: '1' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      })
    },
  },
  {
    name: 'numbers records upward',
    async run(world) {
      const { doc, table: TableName, pk } = world
      for (const n of [1, 2, 3]) await doc.put({ TableName, Item: { pk, sk: '1', n } })

      const numbers = (await ownRecords(world)).map(({ dynamodb }) => BigInt(dynamodb?.SequenceNumber ?? 0))

      expect(numbers).toHaveLength(3)
      expect(numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0n))).toBe(true)
    },
  },
  {
    name: 'records nothing for writes that change nothing or are refused',
    async run(world) {
      const { doc, table: TableName, pk } = world
      const Item = { pk, sk: '1', n: 1, words: new Set(['a', 'b']) }
      const Key = { pk, sk: '1' }
      await doc.put({ TableName, Item })

      await doc.put({ TableName, Item: { ...Item, words: new Set(['b', 'a']) } })
      await doc.update({ TableName, Key, UpdateExpression: 'REMOVE absent' })
      await doc.delete({ TableName, Key: { pk, sk: 'absent' } })
      await refusal(doc.put({ TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' }))
      await doc.transactWrite({
        TransactItems: [{ ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } }],
      })

      expect((await ownRecords(world)).map(({ eventName }) => eventName)).toEqual(['INSERT'])
    },
  },
  {
    name: 'records every change of a transaction and of a batch',
    async run(world) {
      const { doc, table: TableName, pk } = world

      await doc.transactWrite({ TransactItems: ['1', '2'].map((sk) => ({ Put: { TableName, Item: { pk, sk } } })) })
      await doc.batchWrite({ RequestItems: { [TableName]: [{ DeleteRequest: { Key: { pk, sk: '1' } } }] } })

      const records = await ownRecords(world)
      expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.Keys?.['sk']?.S])).toEqual([
        ['INSERT', '1'],
        ['INSERT', '2'],
        ['REMOVE', '1'],
      ])
    },
  },
  {
    name: 'starts at the latest, at a record or after a record',
    async run(world) {
      const { doc, table: TableName, pk } = world
      const latest = await openShard(world, TableName, { type: 'LATEST' })
      for (const sk of ['1', '2', '3']) await doc.put({ TableName, Item: { pk, sk } })

      const records = await readOn(world, latest)
      const sequence = records[1]?.dynamodb?.SequenceNumber ?? ''
      const at = await readStream(world, TableName, { type: 'AT_SEQUENCE_NUMBER', sequence })
      const after = await readStream(world, TableName, { type: 'AFTER_SEQUENCE_NUMBER', sequence })

      const sortKeys = [records, at, after].map((list) => list.map(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S))
      expect(sortKeys).toEqual([['1', '2', '3'], ['2', '3'], ['3']])
    },
  },
  {
    name: 'reads on from an iterator that was at the end',
    async run(world) {
      const { doc, streams, table: TableName, pk } = world
      const end = await openShard(world, TableName, { type: 'LATEST' })

      const empty = await streams.send(new GetRecordsCommand({ ShardIterator: end }))
      await doc.put({ TableName, Item: { pk, sk: '1' } })
      const next = await streams.send(new GetRecordsCommand({ ShardIterator: empty.NextShardIterator, Limit: 1 }))

      expect(empty.Records).toEqual([])
      expect(next.Records).toMatchObject([{ eventName: 'INSERT' }])
      expect(next.NextShardIterator).toBeTypeOf('string')
    },
  },
  {
    name: 'refuses an unknown stream and a made-up iterator',
    async run({ streams }) {
      const StreamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/absent/stream/2026-01-01T00:00:00.000'
      const ShardId = 'shardId-00000000000000000000-00000000'

      const absent = await refusal(
        streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'LATEST' })),
      )
      const madeUp = await refusal(streams.send(new GetRecordsCommand({ ShardIterator: 'made-up' })))

      expect(absent.name).toBe('ResourceNotFoundException')
      expect(madeUp.$metadata.httpStatusCode).toBe(400)
    },
  },
]
