import { randomUUID } from 'node:crypto'
import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import { type Check, refusal, type World } from '../world.ts'

type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>

async function all({ doc, table, pk }: World) {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, ConsistentRead: true }
  return (await doc.query({ TableName: table, ...query })).Items?.map(({ pk: _pk, ...rest }) => rest)
}

async function cancellation(call: Promise<unknown>) {
  const { name, CancellationReasons } = (await refusal(call)) as TransactionCanceledException
  return { name, reasons: CancellationReasons?.map(({ Code, Item }) => (Item ? [Code, Item] : Code)) }
}

export const transactionChecks: Check[] = [
  {
    name: 'applies puts, updates, deletes and condition checks together',
    async run(world) {
      const { doc, table: TableName, pk } = world
      for (const sk of ['updated', 'deleted', 'checked']) await doc.put({ TableName, Item: { pk, sk, n: 1 } })

      await doc.transactWrite({
        TransactItems: [
          { Put: { TableName, Item: { pk, sk: 'put' }, ConditionExpression: 'attribute_not_exists(pk)' } },
          {
            Update: {
              TableName,
              Key: { pk, sk: 'updated' },
              UpdateExpression: 'SET n = n + :one',
              ConditionExpression: 'n = :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
          { Delete: { TableName, Key: { pk, sk: 'deleted' } } },
          {
            ConditionCheck: {
              TableName,
              Key: { pk, sk: 'checked' },
              ConditionExpression: 'n = :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ],
      })

      expect(await all(world)).toEqual([{ sk: 'checked', n: 1 }, { sk: 'put' }, { sk: 'updated', n: 2 }])
    },
  },
  {
    name: 'applies nothing when one condition fails, and says which, with the old item where asked',
    async run(world) {
      const { doc, table: TableName, pk } = world
      await doc.put({ TableName, Item: { pk, sk: 'there', n: 1 } })
      const isNew = { TableName, ConditionExpression: 'attribute_not_exists(pk)' }

      const result = await cancellation(
        doc.transactWrite({
          TransactItems: [
            { Put: { TableName, Item: { pk, sk: 'other' } } },
            {
              Put: { ...isNew, Item: { pk, sk: 'there' }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
            },
            {
              ConditionCheck: { TableName, Key: { pk, sk: 'absent' }, ConditionExpression: 'attribute_exists(pk)' },
            },
          ],
        }),
      )

      const old = { pk: { S: pk }, sk: { S: 'there' }, n: { N: '1' } }
      expect(result).toEqual({
        name: 'TransactionCanceledException',
        reasons: ['None', ['ConditionalCheckFailed', old], 'ConditionalCheckFailed'],
      })
      expect(await all(world)).toEqual([{ sk: 'there', n: 1 }])
    },
  },
  {
    name: 'shows no old item in a reason when not asked',
    async run({ doc, table: TableName, pk }) {
      await doc.put({ TableName, Item: { pk, sk: '1' } })
      const Delete = { TableName, Key: { pk, sk: '1' }, ConditionExpression: 'attribute_not_exists(pk)' }

      expect(await cancellation(doc.transactWrite({ TransactItems: [{ Delete }] }))).toMatchObject({
        reasons: ['ConditionalCheckFailed'],
      })
    },
  },
  {
    // The service answers TransactionCanceledException (API reference, CancellationReasons); DynamoDB Local ValidationException.
    name: 'applies nothing of a transaction in which an update does not fit its item',
    async run(world) {
      const { doc, table: TableName, pk } = world
      await doc.put({ TableName, Item: { pk, sk: '1', text: 'a' } })
      const Update = {
        TableName,
        Key: { pk, sk: '1' },
        UpdateExpression: 'ADD #t :one',
        ExpressionAttributeNames: { '#t': 'text' },
        ExpressionAttributeValues: { ':one': 1 },
      }

      const refused = await refusal(
        doc.transactWrite({ TransactItems: [{ Put: { TableName, Item: { pk, sk: '2' } } }, { Update }] }),
      )

      expect(['TransactionCanceledException', 'ValidationException']).toContain(refused.name)
      expect(await all(world)).toEqual([{ sk: '1', text: 'a' }])
    },
  },
  {
    name: 'takes 100 actions and refuses 101, none, or two on one item',
    async run(world) {
      const { doc, table: TableName, pk } = world
      const puts = (count: number): Actions =>
        Array.from({ length: count }, (_, i) => ({ Put: { TableName, Item: { pk, sk: String(i).padStart(3, '0') } } }))
      const twice: Actions = [...puts(1), { Delete: { TableName, Key: { pk, sk: '000' } } }]

      await doc.transactWrite({ TransactItems: puts(100) })
      const refusals = await Promise.all(
        [puts(101), [], twice].map((TransactItems) => refusal(doc.transactWrite({ TransactItems }))),
      )

      expect(refusals.map(({ name }) => name)).toEqual(Array(3).fill('ValidationException'))
      expect(await all(world)).toHaveLength(100)
    },
  },
  {
    name: 'refuses more than 4 MB',
    async run(world) {
      const { doc, table: TableName, pk } = world
      const text = 'x'.repeat(390_000)
      const puts: Actions = Array.from({ length: 11 }, (_, i) => ({
        Put: { TableName, Item: { pk, sk: `${i}`, text } },
      }))

      const refused = await refusal(doc.transactWrite({ TransactItems: puts }))

      expect(refused.name).toBe('ValidationException')
      expect(await all(world)).toEqual([])
    },
  },
  {
    name: 'carries out a repeated token once',
    async run({ doc, table: TableName, pk }) {
      const Key = { pk, sk: '1' }
      const update = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': 1 } }
      const request = {
        TransactItems: [{ Update: { TableName, Key, ...update } }],
        ClientRequestToken: randomUUID(),
      }

      await doc.transactWrite(request)
      await doc.transactWrite(request)

      expect((await doc.get({ TableName, Key })).Item).toMatchObject({ n: 1 })
    },
  },
  {
    name: 'refuses a token that comes back with another request, and forgets that of a failed one',
    async run({ doc, table: TableName, pk }) {
      const put = (sk: string, ClientRequestToken: string, condition?: string) =>
        doc.transactWrite({
          TransactItems: [
            { Put: { TableName, Item: { pk, sk }, ...(condition && { ConditionExpression: condition }) } },
          ],
          ClientRequestToken,
        })
      const [used, failed] = [randomUUID(), randomUUID()]

      await put('1', used)
      const mismatch = await refusal(put('2', used))
      await refusal(put('3', failed, 'attribute_exists(pk)'))
      await put('3', failed)

      expect(mismatch.name).toBe('IdempotentParameterMismatchException')
      expect((await doc.get({ TableName, Key: { pk, sk: '2' } })).Item).toBeUndefined()
      expect((await doc.get({ TableName, Key: { pk, sk: '3' } })).Item).toBeDefined()
    },
  },
  {
    name: 'reads several items at one moment, in the order asked, absent ones included',
    async run({ doc, table: TableName, pk }) {
      await doc.put({ TableName, Item: { pk, sk: '1', a: 1, b: 2 } })
      await doc.put({ TableName, Item: { pk, sk: '2' } })

      const { Responses } = await doc.transactGet({
        TransactItems: [
          { Get: { TableName, Key: { pk, sk: '2' } } },
          { Get: { TableName, Key: { pk, sk: 'absent' } } },
          { Get: { TableName, Key: { pk, sk: '1' }, ProjectionExpression: 'b' } },
        ],
      })

      expect(Responses?.map(({ Item }) => Item)).toEqual([{ pk, sk: '2' }, undefined, { b: 2 }])
    },
  },
  {
    name: 'lets exactly one of many simultaneous transactions win, whole',
    async run(world) {
      const { doc, table: TableName, pk } = world
      const claim = (writer: number) =>
        doc.transactWrite({
          TransactItems: ['a', 'b', 'c'].map((sk) => ({
            Put: { TableName, Item: { pk, sk, writer }, ConditionExpression: 'attribute_not_exists(pk)' },
          })),
        })

      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, writer) => claim(writer)))

      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await all(world)).toEqual(['a', 'b', 'c'].map((sk) => ({ sk, writer: winner })))
    },
  },
  {
    name: 'shows readers a transfer done or not done, never half of it',
    async run({ doc, table: TableName, pk }) {
      const move = (sk: string, by: number) => ({
        Update: {
          TableName,
          Key: { pk, sk },
          UpdateExpression: 'ADD n :by',
          ExpressionAttributeValues: { ':by': by },
        },
      })
      const total = async () => {
        const { Responses } = await doc.transactGet({
          TransactItems: ['a', 'b'].map((sk) => ({ Get: { TableName, Key: { pk, sk } } })),
        })
        return (Responses ?? []).reduce((sum, { Item }) => sum + Number(Item?.['n'] ?? 0), 0)
      }

      const transfers = Array.from({ length: 10 }, () =>
        doc.transactWrite({ TransactItems: [move('a', -1), move('b', 1)] }),
      )
      const totals = await Promise.all(Array.from({ length: 10 }, total))
      await Promise.all(transfers)

      expect(totals).toEqual(Array(10).fill(0))
    },
  },
]
