import { paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import { type Check, refusal, type World } from '../world.ts'

const days = Array.from({ length: 12 }, (_, i) => `day#2026-${String(i + 1).padStart(2, '0')}`)

async function fill({ doc, table, pk }: World): Promise<void> {
  const items = [...days.map((sk, n) => ({ pk, sk, n, kind: `${pk}/kind`, at: 'same' })), { pk, sk: 'other' }]
  await doc.batchWrite({ RequestItems: { [table]: items.map((Item) => ({ PutRequest: { Item } })) } })
}

async function sortKeys({ doc, table, pk }: World, request: Partial<QueryCommandInput> = {}) {
  const { ExpressionAttributeValues, KeyConditionExpression, ...rest } = request
  const answer = await doc.query({
    TableName: table,
    KeyConditionExpression: ['pk = :pk', KeyConditionExpression].filter(Boolean).join(' AND '),
    ExpressionAttributeValues: { ':pk': pk, ...ExpressionAttributeValues },
    ...rest,
  })
  return (answer.Items ?? []).map(({ sk }) => sk as string)
}

const ranges: Record<string, [condition: string, values: Record<string, string>, expected: string[]]> = {
  begins_with: ['begins_with(sk, :v)', { ':v': 'day#2026-1' }, days.slice(9)],
  'equal to': ['sk = :v', { ':v': 'other' }, ['other']],
  'less than': ['sk < :v', { ':v': days[2] as string }, days.slice(0, 2)],
  'at most': ['sk <= :v', { ':v': days[2] as string }, days.slice(0, 3)],
  'more than': ['sk > :v', { ':v': days[10] as string }, [days[11] as string, 'other']],
  'at least': ['sk >= :v', { ':v': days[11] as string }, [days[11] as string, 'other']],
  between: ['sk BETWEEN :a AND :b', { ':a': days[3] as string, ':b': days[5] as string }, days.slice(3, 6)],
}

const rangeChecks: Check[] = Object.entries(ranges).map(([name, [condition, values, expected]]) => ({
  name: `queries sort keys ${name} a value`,
  async run(world) {
    await fill(world)

    const found = await sortKeys(world, { KeyConditionExpression: condition, ExpressionAttributeValues: values })

    expect(found).toEqual(expected)
  },
}))

export const queryChecks: Check[] = [
  ...rangeChecks,
  {
    name: 'orders Chinese sort keys by their UTF-8 bytes, forward and backward',
    async run(world) {
      const { doc, table, pk } = world
      const keys = ['\u{ff5e}', '\u{1f3b2}', '丙', 'a', 'B', '甲', '乙', '1']
      for (const sk of keys) await doc.put({ TableName: table, Item: { pk, sk } })

      const ordered = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      expect(await sortKeys(world)).toEqual(ordered)
      expect(await sortKeys(world, { ScanIndexForward: false })).toEqual(ordered.toReversed())
    },
  },
  {
    name: 'pages through everything once, in both directions',
    async run(world) {
      const { doc, table, pk } = world
      await fill(world)
      const expected = [...days, 'other']

      for (const ScanIndexForward of [true, false]) {
        const seen: string[] = []
        const query = { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
        for await (const page of paginateQuery({ client: doc, pageSize: 5 }, { ...query, ScanIndexForward }))
          seen.push(...(page.Items ?? []).map(({ sk }) => sk as string))
        expect(seen).toEqual(ScanIndexForward ? expected : expected.toReversed())
      }
    },
  },
  {
    name: 'names the last key of a full page and none after the last page',
    async run(world) {
      const { doc, table, pk } = world
      await fill(world)
      const query = { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }

      const [part, whole] = [await doc.query({ ...query, Limit: 3 }), await doc.query(query)]

      expect(part.LastEvaluatedKey).toEqual({ pk, sk: days[2] })
      expect(whole.LastEvaluatedKey).toBeUndefined()
    },
  },
  {
    name: 'filters after the limit and counts both ways',
    async run(world) {
      const { doc, table, pk } = world
      await fill(world)
      const query = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: 'n > :n AND #at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':pk': pk, ':n': 3, ':at': 'same' },
      }

      const filtered = await doc.query({ ...query, Limit: 6, ProjectionExpression: 'n' })
      const counted = await doc.query({ ...query, Select: 'COUNT' })

      expect(filtered).toMatchObject({ Count: 2, ScannedCount: 6, Items: [{ n: 4 }, { n: 5 }] })
      expect(counted).toMatchObject({ Count: 8, ScannedCount: 13 })
      expect(counted.Items).toBeUndefined()
    },
  },
  {
    name: 'refuses a query without the partition, or with an operator that keys do not have',
    async run({ doc, table, pk }) {
      const values = { ':v': pk }
      const conditions = [
        'sk = :v',
        'pk > :v',
        'pk = :v AND contains(sk, :v)',
        'pk = :v OR sk = :v',
        'pk = :v AND n = :v',
      ]

      const refusals = await Promise.all(
        conditions.map((KeyConditionExpression) =>
          refusal(doc.query({ TableName: table, KeyConditionExpression, ExpressionAttributeValues: values })),
        ),
      )

      expect(refusals.map(({ name }) => name)).toEqual(Array(conditions.length).fill('ValidationException'))
    },
  },
  {
    name: 'pages through an index whose items all have one index key',
    async run(world) {
      const { doc, table, pk } = world
      await fill(world)
      const seen: string[] = []

      const query = {
        TableName: table,
        IndexName: 'byKind',
        KeyConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': `${pk}/kind` },
      }
      for await (const page of paginateQuery({ client: doc, pageSize: 5 }, query))
        seen.push(...(page.Items ?? []).map(({ sk }) => sk as string))

      expect(seen.sort()).toEqual(days)
    },
  },
  {
    name: 'moves an item in the index when its index key changes, and out when it is removed',
    async run({ doc, table, pk }) {
      const Key = { pk, sk: '1' }
      const inIndex = async (kind: string) => {
        const values = { ':k': `${pk}/${kind}` }
        const query = { IndexName: 'byKind', KeyConditionExpression: 'kind = :k', ExpressionAttributeValues: values }
        return (await doc.query({ TableName: table, ...query })).Count
      }
      const move = (UpdateExpression: string, values?: Record<string, string>) =>
        doc.update({ TableName: table, Key, UpdateExpression, ...(values && { ExpressionAttributeValues: values }) })

      await doc.put({ TableName: table, Item: { ...Key, kind: `${pk}/a`, at: '1' } })
      const before = [await inIndex('a'), await inIndex('b')]
      await move('SET kind = :b', { ':b': `${pk}/b` })
      const between = [await inIndex('a'), await inIndex('b')]
      await move('REMOVE kind')
      const after = [await inIndex('a'), await inIndex('b')]

      expect([before, between, after]).toEqual([
        [1, 0],
        [0, 1],
        [0, 0],
      ])
    },
  },
  {
    name: 'refuses a consistent read of a global index',
    async run({ doc, table }) {
      const query = {
        IndexName: 'byKind',
        KeyConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': 'x' },
      }

      const refused = await refusal(doc.query({ TableName: table, ...query, ConsistentRead: true }))

      expect(refused.name).toBe('ValidationException')
    },
  },
  {
    name: 'scans with a filter over all partitions',
    async run(world) {
      const { doc, table, pk } = world
      await fill(world)

      const found: string[] = []
      let ExclusiveStartKey: Record<string, unknown> | undefined
      do {
        const page = await doc.scan({
          TableName: table,
          FilterExpression: 'kind = :k AND n < :n',
          ExpressionAttributeValues: { ':k': `${pk}/kind`, ':n': 2 },
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        })
        found.push(...(page.Items ?? []).map(({ sk }) => sk as string))
        ExclusiveStartKey = page.LastEvaluatedKey
      } while (ExclusiveStartKey)

      expect(found.sort()).toEqual(days.slice(0, 2))
    },
  },
]
