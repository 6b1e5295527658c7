import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'

export type Random = () => number

/** Numbers in [0, 1) that a seed fixes (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

export interface Operation {
  name: 'put' | 'update' | 'delete' | 'query' | 'batchWrite' | 'transactWrite' | 'transactGet'
  request: object
}

interface Expression {
  ConditionExpression?: string
  UpdateExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}

const partitions = ['140900#a', '140900#b', '140900#c'] as const
const sortKeys = ['1', '2', '3', '10', '甲', '乙'] as const

function key(random: Random) {
  return { pk: pick(random, partitions), sk: pick(random, sortKeys) }
}

function value(random: Random, depth = 2): unknown {
  const makers: (() => unknown)[] = [
    () => Math.floor(random() * 5),
    () => -Number(random().toFixed(3)),
    () => pick(random, ['', 'a', '示例', 'ab']),
    () => random() < 0.5,
    () => null,
    () => new Set(sortKeys.filter((_, i) => i === 0 || random() < 0.5)),
    () => new Set([1, 2, 3].filter((n) => n === 1 || random() < 0.5)),
    ...(depth > 0
      ? [
          () => Array.from({ length: Math.floor(random() * 3) }, () => value(random, depth - 1)),
          () => Object.fromEntries(['x', 'y'].map((name) => [name, value(random, depth - 1)])),
        ]
      : []),
  ]
  return pick(random, makers)()
}

function item(random: Random) {
  return {
    ...key(random),
    n: Math.floor(random() * 4),
    ...(random() < 0.6 && { kind: pick(random, ['k1', 'k2']), at: pick(random, ['1', '2', '3']) }),
    ...(random() < 0.6 && { v: value(random) }),
    ...(random() < 0.4 && { w: value(random) }),
    ...(random() < 0.4 && { list2: [1, 2, 3, 4] }),
  }
}

const updates: ((random: Random) => Expression)[] = [
  () => ({
    UpdateExpression: 'SET n = if_not_exists(n, :u0) + :u1',
    ExpressionAttributeValues: { ':u0': 0, ':u1': 1 },
  }),
  (random) => ({
    UpdateExpression: 'SET v = :u, w = if_not_exists(v, :u)',
    ExpressionAttributeValues: { ':u': value(random) },
  }),
  () => ({ UpdateExpression: 'SET w = if_not_exists(v, :u) REMOVE v', ExpressionAttributeValues: { ':u': 'none' } }),
  () => ({ UpdateExpression: 'ADD words :u', ExpressionAttributeValues: { ':u': new Set(['a', 'b']) } }),
  () => ({ UpdateExpression: 'DELETE words :u', ExpressionAttributeValues: { ':u': new Set(['a']) } }),
  () => ({
    UpdateExpression: 'SET list2 = list_append(if_not_exists(list2, :e), :u)',
    ExpressionAttributeValues: { ':e': [], ':u': [1, 'x'] },
  }),
  () => ({ UpdateExpression: 'REMOVE list2[0], list2[2]' }),
  (random) => ({ UpdateExpression: 'SET kind = :u', ExpressionAttributeValues: { ':u': pick(random, ['k1', 'k2']) } }),
  () => ({ UpdateExpression: 'REMOVE kind' }),
]

const conditions: ((random: Random) => Expression)[] = [
  () => ({ ConditionExpression: 'attribute_exists(pk)' }),
  () => ({ ConditionExpression: 'attribute_not_exists(pk)' }),
  (random) => ({ ConditionExpression: 'n < :c', ExpressionAttributeValues: { ':c': Math.floor(random() * 5) } }),
  (random) => ({ ConditionExpression: 'v = :c OR NOT w = :c', ExpressionAttributeValues: { ':c': value(random) } }),
  (random) => ({ ConditionExpression: 'v <> :c', ExpressionAttributeValues: { ':c': value(random) } }),
  () => ({ ConditionExpression: 'size(v) >= :c OR contains(w, :c)', ExpressionAttributeValues: { ':c': 1 } }),
  () => ({ ConditionExpression: 'v < w OR v = w' }),
]

function maybeCondition(random: Random): Expression & { ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' } {
  if (random() < 0.5) return {}
  return { ...pick(random, conditions)(random), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
}

function update(random: Random): Expression {
  const [change, condition] = [pick(random, updates)(random), maybeCondition(random)]
  const values = { ...change.ExpressionAttributeValues, ...condition.ExpressionAttributeValues }
  return { ...change, ...condition, ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }) }
}

/** Keys or items of distinct keys: a batch or a transaction may name an item once. */
function distinct<T extends { pk: string; sk: string }>(random: Random, make: () => T): T[] {
  const made = Array.from({ length: 1 + Math.floor(random() * 4) }, make)
  return [...new Map(made.map((entry) => [`${entry.pk}/${entry.sk}`, entry])).values()]
}

function action(random: Random, TableName: string, target: ReturnType<typeof item>) {
  const Key = { pk: target.pk, sk: target.sk }
  return pick(random, [
    () => ({ Put: { TableName, Item: target, ...maybeCondition(random) } }),
    () => ({ Update: { TableName, Key, ...update(random) } }),
    () => ({ Delete: { TableName, Key, ...maybeCondition(random) } }),
    () => ({ ConditionCheck: { TableName, Key, ...pick(random, conditions)(random) } }),
  ])()
}

/** A request that both engines must understand: it may fail a condition, it is never malformed. */
export function randomOperation(random: Random, TableName: string): Operation {
  const makers: (() => Operation)[] = [
    () => ({
      name: 'put',
      request: { TableName, Item: item(random), ReturnValues: 'ALL_OLD', ...maybeCondition(random) },
    }),
    () => ({ name: 'update', request: { TableName, Key: key(random), ReturnValues: 'ALL_NEW', ...update(random) } }),
    () => ({
      name: 'update',
      request: { TableName, Key: key(random), ReturnValues: 'ALL_OLD', ...update(random) },
    }),
    () => ({
      name: 'delete',
      request: { TableName, Key: key(random), ReturnValues: 'ALL_OLD', ...maybeCondition(random) },
    }),
    () => ({ name: 'query', request: query(random, TableName) }),
    () => ({ name: 'batchWrite', request: { RequestItems: { [TableName]: batch(random) } } }),
    () => ({
      name: 'transactWrite',
      request: {
        TransactItems: distinct(random, () => item(random)).map((target) => action(random, TableName, target)),
      },
    }),
    () => ({
      name: 'transactGet',
      request: { TransactItems: distinct(random, () => key(random)).map((Key) => ({ Get: { TableName, Key } })) },
    }),
  ]
  return pick(random, makers)()
}

function batch(random: Random) {
  return distinct(random, () => item(random)).map((Item) =>
    random() < 0.6 ? { PutRequest: { Item } } : { DeleteRequest: { Key: { pk: Item.pk, sk: Item.sk } } },
  )
}

function query(random: Random, TableName: string) {
  const filter = random() < 0.5 ? pick(random, conditions)(random) : {}
  const FilterExpression = filter.ConditionExpression?.includes('pk') ? undefined : filter.ConditionExpression
  return {
    TableName,
    KeyConditionExpression: 'pk = :pk AND sk >= :sk',
    ScanIndexForward: random() < 0.5,
    ...(random() < 0.5 && { Limit: 1 + Math.floor(random() * 4) }),
    ...(FilterExpression && { FilterExpression }),
    ExpressionAttributeValues: {
      ':pk': pick(random, partitions),
      ':sk': pick(random, sortKeys),
      ...(FilterExpression && filter.ExpressionAttributeValues),
    },
  }
}

/**
 * Carries an operation out; a refusal is part of the answer. Left aside: capacity, which DynamoDB Local tells of some
 * operations unasked, and the key after a last page that is exactly full, which the service gives and DynamoDB Local does not.
 * An update that does not fit its item cancels a transaction with a reason in the service, and is a plain refusal in DynamoDB Local.
 */
export async function carryOut(doc: DynamoDBDocument, { name, request }: Operation): Promise<unknown> {
  const call = doc[name].bind(doc) as (request: object) => Promise<Record<string, unknown>>
  try {
    const answer = await call(request)
    for (const aside of ['$metadata', 'ConsumedCapacity', 'UnprocessedItems', 'LastEvaluatedKey']) delete answer[aside]
    return answer
  } catch (error) {
    const refused = error as Error & { Item?: object; CancellationReasons?: { Code?: string; Item?: object }[] }
    const reasons = refused.CancellationReasons?.map(({ Code, Item }) => ({ Code, Item }))
    if (reasons?.some(({ Code }) => Code === 'ValidationError')) return { refused: 'ValidationException' }
    return withSetsSorted({ refused: refused.name, Item: refused.Item, reasons })
  }
}

/** Items in wire form with the members of their sets in one order: an engine gives them in an order of its own. */
export function withSetsSorted(wire: unknown): unknown {
  const sorted = (name: string, part: unknown) =>
    Array.isArray(part) && /^[SN]S$/.test(name) ? (part as string[]).toSorted((a, b) => (a < b ? -1 : 1)) : part
  return JSON.parse(JSON.stringify(wire, sorted))
}
