import { expect } from 'vitest'
import { type Check, refusal, type World } from '../world.ts'

const base = { n: 1, text: 'a', list: [1, 2, 3, 4], map: { x: { y: 1 } }, words: new Set(['a', 'b']) }

async function updated(world: World, UpdateExpression: string, values?: Record<string, unknown>, start: object = base) {
  const { doc, table, pk } = world
  await doc.put({ TableName: table, Item: { pk, sk: 'u', ...start } })
  const names = [...new Set(UpdateExpression.match(/#\w+/g) ?? [])].map((name) => [name, name.slice(1)])
  const { Attributes } = await doc.update({
    TableName: table,
    Key: { pk, sk: 'u' },
    UpdateExpression,
    ...(names.length > 0 && { ExpressionAttributeNames: Object.fromEntries(names) as Record<string, string> }),
    ...(values && { ExpressionAttributeValues: values }),
    ReturnValues: 'ALL_NEW',
  })
  const { pk: _pk, sk: _sk, ...rest } = Attributes ?? {}
  return rest
}

export const updateChecks: Check[] = [
  {
    name: 'creates the item that an update does not find',
    async run({ doc, table, pk }) {
      const { Attributes } = await doc.update({
        TableName: table,
        Key: { pk, sk: 'new' },
        UpdateExpression: 'SET a = :a ADD n :n',
        ExpressionAttributeValues: { ':a': 'x', ':n': 2 },
        ReturnValues: 'ALL_NEW',
      })

      expect(Attributes).toEqual({ pk, sk: 'new', a: 'x', n: 2 })
    },
  },
  {
    name: 'sets, removes, adds and deletes in one update',
    async run(world) {
      const item = await updated(world, 'SET n = n + :one, #map.x.z = :t REMOVE #text ADD words :w DELETE gone :w', {
        ':one': 1,
        ':t': 'z',
        ':w': new Set(['c']),
      })

      expect(item).toEqual({
        ...base,
        n: 2,
        map: { x: { y: 1, z: 'z' } },
        words: new Set(['a', 'b', 'c']),
        text: undefined,
      })
    },
  },
  {
    name: 'takes a default with if_not_exists and appends to a list',
    async run(world) {
      const item = await updated(world, 'SET m = if_not_exists(m, :d) - n, #list = list_append(:front, #list)', {
        ':d': 10,
        ':front': [0],
      })

      expect(item).toMatchObject({ m: 9, list: [0, 1, 2, 3, 4] })
    },
  },
  {
    name: 'removes list elements by their places before the update',
    async run(world) {
      const item = await updated(world, 'REMOVE #list[0], #list[2] SET #list[1] = :v', { ':v': 'two' })

      expect(item).toMatchObject({ list: ['two', 4] })
    },
  },
  {
    name: 'appends an element set beyond the end of a list',
    async run(world) {
      const item = await updated(world, 'SET #list[99] = :v', { ':v': 5 })

      expect(item).toMatchObject({ list: [1, 2, 3, 4, 5] })
    },
  },
  {
    name: 'copies a value with SET a = b: a later change of one leaves the other',
    async run(world) {
      const { doc, table, pk } = world
      const item = await updated(world, 'SET #copy = #map, #map.x.y = :two', { ':two': 2 })

      expect(item).toMatchObject({ copy: { x: { y: 1 } }, map: { x: { y: 2 } } })
      expect((await doc.get({ TableName: table, Key: { pk, sk: 'u' } })).Item).toMatchObject(item)
    },
  },
  {
    name: 'puts a copy of a container into the container itself',
    async run(world) {
      const item = await updated(world, 'SET #map.nested = #map, #list[0] = #list')

      expect(item).toMatchObject({ map: { x: { y: 1 }, nested: { x: { y: 1 } } }, list: [[1, 2, 3, 4], 2, 3, 4] })
    },
  },
  {
    name: 'swaps two attributes, because reads come before writes',
    async run(world) {
      const item = await updated(world, 'SET n = #text, #text = n')

      expect(item).toMatchObject({ n: 'a', text: 1 })
    },
  },
  {
    name: 'drops a set when its last member is deleted',
    async run(world) {
      const item = await updated(world, 'DELETE words :all', { ':all': new Set(['a', 'b', 'z']) })

      expect(item).not.toHaveProperty('words')
    },
  },
  {
    name: 'returns only what it touched, before or after',
    async run({ doc, table, pk }) {
      await doc.put({ TableName: table, Item: { pk, sk: 'r', a: 1, b: 2 } })
      const request = {
        TableName: table,
        Key: { pk, sk: 'r' },
        UpdateExpression: 'SET a = a + :one',
        ExpressionAttributeValues: { ':one': 1 },
      }

      const older = await doc.update({ ...request, ReturnValues: 'UPDATED_OLD' })
      const newer = await doc.update({ ...request, ReturnValues: 'UPDATED_NEW' })
      const silent = await doc.update(request)

      expect([older.Attributes, newer.Attributes, silent.Attributes]).toEqual([{ a: 1 }, { a: 3 }, undefined])
    },
  },
  {
    name: 'refuses updates that make no sense and changes nothing',
    async run(world) {
      const one = { ':v': 1 }
      const senseless: [string, Record<string, unknown>?][] = [
        ['SET a = absent'],
        ['SET #text = #text + :v', one],
        ['SET #absent.x = :v', one],
        ['SET sk = :v', { ':v': 'other' }],
        ['SET n = :v, n = :v', one],
        ['SET #map = :v, #map.x = :v', one],
        ['ADD #text :v', one],
        ['SET kind = :v', one],
        ['SET n = :v', { ...one, ':unused': 1 }],
        ['SET status = :v', one],
      ]

      const refusals = await Promise.all(senseless.map((args) => refusal(updated(world, ...args))))

      expect(refusals.map(({ name }) => name)).toEqual(Array(senseless.length).fill('ValidationException'))
      const { doc, table, pk } = world
      expect((await doc.get({ TableName: table, Key: { pk, sk: 'u' } })).Item).toEqual({ pk, sk: 'u', ...base })
    },
  },
]
