import { expect } from 'vitest'
import { type Check, refusal } from '../world.ts'

const everyType = {
  text: '双随机、一公开 🎲',
  empty: '',
  number: 12.5,
  large: 9007199254740991,
  flag: false,
  nothing: null,
  bytes: new Uint8Array([0, 255, 7]),
  list: [1, 'two', [null], { three: 3 }],
  map: { 'a.b': { 'c d': [] }, e: {} },
  words: new Set(['甲', '乙']),
  numbers: new Set([3, 1, 2]),
}

export const itemChecks: Check[] = [
  {
    name: 'gives back an item of every type as it was put',
    async run({ doc, table, pk }) {
      const Item = { pk, sk: 'all', ...everyType }

      await doc.put({ TableName: table, Item })

      const read = await doc.get({ TableName: table, Key: { pk, sk: 'all' }, ConsistentRead: true })
      expect(read.Item).toEqual(Item)
    },
  },
  {
    name: 'answers nothing for an absent item',
    async run({ doc, table, pk }) {
      expect((await doc.get({ TableName: table, Key: { pk, sk: 'absent' } })).Item).toBeUndefined()
    },
  },
  {
    name: 'replaces the whole item and gives back the old one',
    async run({ doc, table, pk }) {
      await doc.put({ TableName: table, Item: { pk, sk: '1', a: 1, b: 2 } })

      const replaced = await doc.put({ TableName: table, Item: { pk, sk: '1', a: 3 }, ReturnValues: 'ALL_OLD' })

      expect(replaced.Attributes).toEqual({ pk, sk: '1', a: 1, b: 2 })
      expect((await doc.get({ TableName: table, Key: { pk, sk: '1' } })).Item).toEqual({ pk, sk: '1', a: 3 })
    },
  },
  {
    name: 'deletes an item once and gives it back',
    async run({ doc, table, pk }) {
      const request = { TableName: table, Key: { pk, sk: '1' }, ReturnValues: 'ALL_OLD' } as const
      await doc.put({ TableName: table, Item: { pk, sk: '1', a: 1 } })

      const [first, second] = [await doc.delete(request), await doc.delete(request)]

      expect(first.Attributes).toEqual({ pk, sk: '1', a: 1 })
      expect(second.Attributes).toBeUndefined()
    },
  },
  {
    name: 'projects nested parts and reserved names',
    async run({ doc, table, pk }) {
      await doc.put({ TableName: table, Item: { pk, sk: '1', status: 's', map: { a: 1, b: 2 }, list: [10, 20, 30] } })

      const read = await doc.get({
        TableName: table,
        Key: { pk, sk: '1' },
        ProjectionExpression: '#s, #m.b, #l[1], absent',
        ExpressionAttributeNames: { '#s': 'status', '#m': 'map', '#l': 'list' },
      })

      expect(read.Item).toEqual({ status: 's', map: { b: 2 }, list: [20] })
    },
  },
  {
    name: 'refuses an item without its whole key, with a key of another type, or with an empty key',
    async run({ doc, table, pk }) {
      const items = [{ pk }, { pk, sk: 1 }, { pk, sk: '' }, { pk, sk: '1', kind: 7, at: 'x' }]

      const refusals = await Promise.all(items.map((Item) => refusal(doc.put({ TableName: table, Item }))))

      expect(refusals.map(({ name }) => name)).toEqual(Array(items.length).fill('ValidationException'))
    },
  },
  {
    name: 'measures an item in bytes of UTF-8: Chinese text of 150,000 characters is too large',
    async run({ doc, table, pk }) {
      const put = (length: number) => doc.put({ TableName: table, Item: { pk, sk: '1', text: '抽'.repeat(length) } })

      await put(130_000)
      const tooLarge = await refusal(put(150_000))

      expect(tooLarge.name).toBe('ValidationException')
    },
  },
  {
    name: 'writes and reads in batches, across puts and deletes',
    async run({ doc, table, pk }) {
      const ids = Array.from({ length: 20 }, (_, i) => String(i).padStart(2, '0'))
      await doc.put({ TableName: table, Item: { pk, sk: 'old' } })
      const puts = ids.map((sk) => ({ PutRequest: { Item: { pk, sk, n: Number(sk) } } }))

      const written = await doc.batchWrite({
        RequestItems: { [table]: [...puts, { DeleteRequest: { Key: { pk, sk: 'old' } } }] },
      })
      const Keys = [...ids, 'old', 'absent'].map((sk) => ({ pk, sk }))
      const read = await doc.batchGet({ RequestItems: { [table]: { Keys, ConsistentRead: true } } })

      expect(written.UnprocessedItems ?? {}).toEqual({})
      expect(read.Responses?.[table]?.map(({ n }) => n as number).sort((a, b) => a - b)).toEqual(ids.map(Number))
    },
  },
  {
    name: 'refuses a batch of more than 25 writes, or with one item twice',
    async run({ doc, table, pk }) {
      const put = (sk: string) => ({ PutRequest: { Item: { pk, sk } } })
      const tooMany = Array.from({ length: 26 }, (_, i) => put(String(i)))

      const refusals = await Promise.all(
        [tooMany, [put('a'), put('a')]].map((list) => refusal(doc.batchWrite({ RequestItems: { [table]: list } }))),
      )

      expect(refusals.map(({ name }) => name)).toEqual(['ValidationException', 'ValidationException'])
      expect((await doc.get({ TableName: table, Key: { pk, sk: 'a' } })).Item).toBeUndefined()
    },
  },
]
