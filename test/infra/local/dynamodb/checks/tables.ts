import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  DeleteTableCommand,
  DescribeTableCommand,
  type GlobalSecondaryIndexUpdate,
  ListTablesCommand,
  UpdateTableCommand,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import { type Check, createTable, refusal } from '../world.ts'

export const tableChecks: Check[] = [
  {
    name: 'describes a table with its keys, its index and its stream',
    async run({ client, table }) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))

      expect(Table).toMatchObject({
        TableName: table,
        TableStatus: 'ACTIVE',
        KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
        GlobalSecondaryIndexes: [{ IndexName: 'byKind', IndexStatus: 'ACTIVE' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      })
      expect(Table?.LatestStreamArn).toContain(`table/${table}/stream/`)
    },
  },
  {
    name: 'lists the tables there are',
    async run({ client, table }) {
      const { TableNames } = await client.send(new ListTablesCommand({}))

      expect(TableNames).toContain(table)
    },
  },
  {
    name: 'refuses a second table of one name',
    async run({ client, table }) {
      const again = await refusal(createTable(client, { TableName: table }))

      expect(again.name).toBe('ResourceInUseException')
    },
  },
  {
    name: 'forgets a deleted table and its items',
    async run({ client, doc }) {
      const table = await createTable(client)
      await doc.put({ TableName: table, Item: { pk: 'a', sk: 'b', kind: 'c', at: 'd' } })

      await client.send(new DeleteTableCommand({ TableName: table }))
      await waitUntilTableNotExists({ client, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.2 }, { TableName: table })
      await createTable(client, { TableName: table })

      expect(await doc.get({ TableName: table, Key: { pk: 'a', sk: 'b' } })).not.toHaveProperty('Item')
      const index = {
        IndexName: 'byKind',
        KeyConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': 'c' },
      }
      expect(await doc.query({ TableName: table, ...index })).toMatchObject({ Count: 0 })
    },
  },
  {
    name: 'refuses to delete a protected table until its protection is lifted',
    async run({ client }) {
      const table = await createTable(client, { DeletionProtectionEnabled: true })

      const whileProtected = await refusal(client.send(new DeleteTableCommand({ TableName: table })))
      await client.send(new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled: false }))
      await client.send(new DeleteTableCommand({ TableName: table }))

      expect(whileProtected.name).toBe('ValidationException')
    },
  },
  {
    name: 'adds an index to a full table, keeps it, and drops it',
    async run({ client, doc }) {
      const TableName = await createTable(client)
      const put = (sk: string, city?: unknown) => doc.put({ TableName, Item: { pk: 'a', sk, city } })
      const update = (change: GlobalSecondaryIndexUpdate) =>
        client.send(
          new UpdateTableCommand({
            TableName,
            AttributeDefinitions: [{ AttributeName: 'city', AttributeType: 'S' }],
            GlobalSecondaryIndexUpdates: [change],
          }),
        )
      const status = async () => {
        const { Table } = await client.send(new DescribeTableCommand({ TableName }))
        return Table?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === 'byCity')?.IndexStatus
      }
      for (const [sk, city] of [['1', 'x'], ['2'], ['3', 7]] as const) await put(sk, city)

      await update({
        Create: {
          IndexName: 'byCity',
          KeySchema: [{ AttributeName: 'city', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      })
      while ((await status()) !== 'ACTIVE') await pause(20)
      await put('4', 'x')

      const query = { KeyConditionExpression: 'city = :c', ExpressionAttributeValues: { ':c': 'x' } }
      const { Items } = await doc.query({ TableName, IndexName: 'byCity', ...query })
      expect(Items?.toSorted((a, b) => Number(a['sk']) - Number(b['sk']))).toEqual([
        { pk: 'a', sk: '1', city: 'x' },
        { pk: 'a', sk: '4', city: 'x' },
      ])
      expect((await refusal(put('5', 7))).name).toBe('ValidationException')
      await update({ Delete: { IndexName: 'byCity' } })
      while (await status()) await pause(20)
      expect((await refusal(doc.query({ TableName, IndexName: 'byCity', ...query }))).name).toBe('ValidationException')
    },
  },
  {
    name: 'answers for an absent table that there is none',
    async run({ client, doc }) {
      const TableName = `absent-${randomUUID()}`
      const Key = { pk: 'a', sk: 'b' }

      const refusals = await Promise.all([
        refusal(client.send(new DescribeTableCommand({ TableName }))),
        refusal(doc.get({ TableName, Key })),
        refusal(doc.put({ TableName, Item: Key })),
        refusal(doc.transactWrite({ TransactItems: [{ Delete: { TableName, Key } }] })),
      ])

      expect(refusals.map(({ name }) => name)).toEqual(Array(4).fill('ResourceNotFoundException'))
    },
  },
]
