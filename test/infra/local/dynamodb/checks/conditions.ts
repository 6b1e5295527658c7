import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import { type Check, refusal, type World } from '../world.ts'

const item = {
  n: 5,
  text: '晋城市示例',
  list: [1, { a: 'x' }],
  map: { a: 1, b: [2] },
  words: new Set(['a', 'b']),
  flag: true,
  nothing: null,
  bytes: new Uint8Array([1, 2]),
}

/** Whether the service finds the condition true of `item`. */
async function meets({ doc, table, pk }: World, ConditionExpression: string, values?: Record<string, unknown>) {
  await doc.put({ TableName: table, Item: { pk, sk: 'c', ...item } })
  const names = [...new Set(ConditionExpression.match(/#\w+/g) ?? [])].map((name) => [name, name.slice(1)])
  try {
    await doc.update({
      TableName: table,
      Key: { pk, sk: 'c' },
      UpdateExpression: 'REMOVE dummy',
      ConditionExpression,
      ...(names.length > 0 && { ExpressionAttributeNames: Object.fromEntries(names) as Record<string, string> }),
      ...(values && { ExpressionAttributeValues: values }),
    })
    return true
  } catch (error) {
    return error instanceof ConditionalCheckFailedException ? false : (error as Error).name
  }
}

type Case = [condition: string, values: Record<string, unknown> | undefined, expected: boolean | 'ValidationException']

const cases: Record<string, Case[]> = {
  'compares numbers as numbers, strings and bytes by their bytes, and types only with themselves': [
    ['n = :v', { ':v': 5 }, true],
    ['n > :v', { ':v': 10 }, false],
    ['n < :v', { ':v': 10 }, true],
    ['n >= :v AND n <= :v', { ':v': 5 }, true],
    ['n = :v', { ':v': '5' }, false],
    ['n <> :v', { ':v': '5' }, true],
    ['#text > :v', { ':v': '\u{ff5e}' }, false],
    ['#text > :v', { ':v': 'zzz' }, true],
    ['#bytes < :v', { ':v': new Uint8Array([1, 3]) }, true],
    ['n < #text', undefined, false],
  ],
  'finds equal lists, maps and sets equal': [
    ['#list = :v', { ':v': [1, { a: 'x' }] }, true],
    ['#list = :v', { ':v': [{ a: 'x' }, 1] }, false],
    ['#map = :v', { ':v': { b: [2], a: 1 } }, true],
    ['#map <> :v', { ':v': { b: [2], a: 2 } }, true],
    ['words = :v', { ':v': new Set(['b', 'a']) }, true],
    ['words = :v', { ':v': new Set(['a']) }, false],
  ],
  'refuses an order among lists, maps, sets, booleans and null': [
    ['#list < :v', { ':v': [1] }, 'ValidationException'],
    ['#map > :v', { ':v': {} }, 'ValidationException'],
    ['words <= :v', { ':v': new Set(['a']) }, 'ValidationException'],
    ['nothing >= :v', { ':v': null }, 'ValidationException'],
    ['flag < :v', { ':v': false }, 'ValidationException'],
    ['n BETWEEN :v AND :v', { ':v': [1] }, 'ValidationException'],
    ['#list < #map', undefined, false],
    ['#list < #list2', undefined, false],
  ],
  'treats an absent attribute as unequal to everything': [
    ['absent = :v', { ':v': 1 }, false],
    ['absent <> :v', { ':v': 1 }, true],
    ['absent < :v', { ':v': 1 }, false],
    ['NOT absent = :v', { ':v': 1 }, true],
    ['absent IN (:v)', { ':v': 1 }, false],
    ['#map.absent.deeper = :v', { ':v': 1 }, false],
  ],
  'knows which attributes exist and their types': [
    ['attribute_exists(#map.b[0])', undefined, true],
    ['attribute_exists(#map.b[1])', undefined, false],
    ['attribute_not_exists(absent)', undefined, true],
    ['attribute_exists(nothing)', undefined, true],
    ['attribute_exists(flag) AND flag = :v', { ':v': true }, true],
    ['attribute_type(words, :v)', { ':v': 'SS' }, true],
    ['attribute_type(n, :v)', { ':v': 'S' }, false],
    ['attribute_type(n, :v)', { ':v': 'X' }, 'ValidationException'],
  ],
  'looks into strings, sets and lists': [
    ['begins_with(#text, :v)', { ':v': '晋城' }, true],
    ['begins_with(n, :v)', { ':v': '5' }, false],
    ['contains(#text, :v)', { ':v': '市示' }, true],
    ['contains(words, :v)', { ':v': 'b' }, true],
    ['contains(#list, :v)', { ':v': 1 }, true],
    ['contains(#list, :v)', { ':v': { a: 'x' } }, true],
    ['contains(#list, :v)', { ':v': 'x' }, false],
  ],
  'measures with size': [
    ['size(#text) = :v', { ':v': 5 }, true],
    ['size(#list) = :v AND size(#map) = :v AND size(words) = :v AND size(#bytes) = :v', { ':v': 2 }, true],
    ['size(absent) > :v', { ':v': 0 }, false],
    ['size(n) > :v', { ':v': 0 }, false],
  ],
  'ranges over BETWEEN and IN': [
    ['n BETWEEN :a AND :b', { ':a': 5, ':b': 5 }, true],
    ['#text BETWEEN :a AND :b', { ':a': '晋', ':b': '晋中' }, false],
    ['n BETWEEN :a AND :b', { ':a': 6, ':b': 5 }, 'ValidationException'],
    ['n IN (:a, :b)', { ':a': 4, ':b': 5 }, true],
    ['#map IN (:a)', { ':a': { a: 1, b: [2] } }, true],
  ],
  'binds NOT before AND before OR': [
    ['n = :x OR n = :v AND flag = :t', { ':x': 5, ':v': 6, ':t': true }, true],
    ['(n = :x OR n = :v) AND flag = :t', { ':x': 5, ':v': 6, ':t': false }, false],
    ['NOT n = :v OR flag = :t', { ':v': 5, ':t': true }, true],
    ['n = ', undefined, 'ValidationException'],
    ['n = :missing', undefined, 'ValidationException'],
    ['status = :v', { ':v': 1 }, 'ValidationException'],
  ],
}

const conditionCases: Check[] = Object.entries(cases).map(([name, list]) => ({
  name,
  async run(world) {
    const answers: Case[] = []
    for (const [condition, values] of list)
      answers.push([condition, values, (await meets(world, condition, values)) as boolean])

    expect(answers).toEqual(list)
  },
}))

export const conditionChecks: Check[] = [
  ...conditionCases,
  {
    name: 'writes nothing when the condition fails, and shows the item it failed on when asked',
    async run({ doc, table, pk }) {
      const Item = { pk, sk: '1', version: 3 }
      const Key = { pk, sk: '1' }
      const condition = {
        TableName: table,
        ConditionExpression: 'version = :two',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      } as const
      const values = { ':two': 2 }
      await doc.put({ TableName: table, Item })

      const refusals = (await Promise.all([
        refusal(doc.put({ ...condition, Item: { ...Key, version: 9 }, ExpressionAttributeValues: values })),
        refusal(doc.update({ ...condition, Key, UpdateExpression: 'SET x = :two', ExpressionAttributeValues: values })),
        refusal(doc.delete({ ...condition, Key, ExpressionAttributeValues: values })),
      ])) as ConditionalCheckFailedException[]

      const shown = { pk: { S: pk }, sk: { S: '1' }, version: { N: '3' } }
      expect(refusals.map(({ name, Item: old }) => [name, old])).toEqual(
        [1, 2, 3].map(() => ['ConditionalCheckFailedException', shown]),
      )
      expect((await doc.get({ TableName: table, Key })).Item).toEqual(Item)
    },
  },
  {
    name: 'shows no item when not asked, or when there is none',
    async run({ doc, table, pk }) {
      const Key = { pk, sk: '1' }
      const request = { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)' }

      const absent = (await refusal(
        doc.delete({ ...request, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      )) as ConditionalCheckFailedException
      await doc.put({ TableName: table, Item: Key })
      const unasked = (await refusal(
        doc.delete({ ...request, ConditionExpression: 'attribute_not_exists(pk)' }),
      )) as ConditionalCheckFailedException

      expect([absent.Item, unasked.Item]).toEqual([undefined, undefined])
    },
  },
  {
    name: 'lets exactly one of many simultaneous conditional puts win',
    async run({ doc, table, pk }) {
      const put = (writer: number) =>
        doc.put({ TableName: table, Item: { pk, sk: '1', writer }, ConditionExpression: 'attribute_not_exists(pk)' })

      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, writer) => put(writer)))

      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await doc.get({ TableName: table, Key: { pk, sk: '1' } })).Item).toMatchObject({ writer: winner })
    },
  },
  {
    name: 'loses no increment among simultaneous ones',
    async run({ doc, table, pk }) {
      const increment = () =>
        doc.update({
          TableName: table,
          Key: { pk, sk: '1' },
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': 1 },
        })

      await Promise.all(Array.from({ length: 30 }, increment))

      expect((await doc.get({ TableName: table, Key: { pk, sk: '1' } })).Item).toMatchObject({ n: 30 })
    },
  },
]
