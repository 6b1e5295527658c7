import getItem from 'dynalite/actions/getItem.js'
import query from 'dynalite/actions/query.js'
import scan from 'dynalite/actions/scan.js'
import db, { type Path, type RangeOptions, type Store } from 'dynalite/db/index.js'
import { checkOrderings, type Expression, holds } from './conditions.ts'
import type { Engine } from './engine.ts'
import { indexKey } from './rows.ts'
import type { IndexDescription, Item, Json, TableDescription } from './wire.ts'
import { consumed } from './writes.ts'

interface PageRequest extends Json {
  TableName: string
  IndexName?: string
  ExclusiveStartKey?: Item
  ScanIndexForward?: boolean
  Select?: string
  _filter?: { expression: Expression }
  _projection?: { paths: (Path | string)[] }
}

/** A filter that every item passes, for dynalite to check the rest of a request by. */
const EVERYTHING: Expression = { type: 'attribute_not_exists', args: [['\0']] }

/** Query or Scan: dynalite walks the rows, the filter and the projection are applied here. */
export async function readPage(engine: Engine, action: 'query' | 'scan', body: Json): Promise<Json> {
  const request = body as PageRequest
  const { ['_filter']: filter, ['_projection']: projection, Select, ...rest } = request
  if (!filter) return run(action, await positioned(engine, request), request)
  checkOrderings('FilterExpression', filter.expression)
  const unfiltered = { ...rest, _filter: { ...filter, expression: EVERYTHING } }
  const page = await run(action, await positioned(engine, request), unfiltered)
  const items = (page['Items'] as Item[]).filter((item) => holds(filter.expression, item))
  const shown = projection ? items.map((item) => db.mapPaths(projection.paths, item)) : items
  const { Items: _, ...facts } = page
  return { ...facts, Count: items.length, ...(Select !== 'COUNT' && { Items: shown }) }
}

function run(action: 'query' | 'scan', store: Store, request: Json): Promise<Json> {
  return new Promise((resolve, reject) => {
    const walk = action === 'query' ? query : scan
    walk(store, request, (error, page) => (error ? reject(error) : resolve(page ?? {})))
  })
}

/** The store, with a page of an index starting after its item's whole key (see `indexKey`). */
async function positioned(engine: Engine, request: PageRequest): Promise<Store> {
  const { TableName, IndexName, ExclusiveStartKey } = request
  if (!IndexName || !ExclusiveStartKey) return engine.store
  const table = await engine.table(TableName)
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])]
  const index = indexes.find((candidate) => candidate.IndexName === IndexName)
  if (!index || !complete(ExclusiveStartKey, table, index)) return engine.store
  const start = indexKey(ExclusiveStartKey, table, index)
  const bound = request.ScanIndexForward === false ? { lt: start } : { gt: start }
  const getIndexDb: Store['getIndexDb'] = (...name) => {
    const rows = engine.store.getIndexDb(...name)
    return { ...rows, createValueStream: (options: RangeOptions) => rows.createValueStream({ ...options, ...bound }) }
  }
  return { ...engine.store, getIndexDb }
}

function complete(key: Item, table: TableDescription, index: IndexDescription): boolean {
  return [...table.KeySchema, ...index.KeySchema].every(({ AttributeName }) => {
    const type = table.AttributeDefinitions.find(
      (attribute) => attribute.AttributeName === AttributeName,
    )?.AttributeType
    return type !== undefined && key[AttributeName]?.[type] !== undefined
  })
}

interface TransactGetRequest {
  TransactItems: { Get: Json }[]
  ReturnConsumedCapacity?: string
}

/** TransactGetItems: all items as they were at one moment, between two writes. */
export function transactGet(engine: Engine, body: Json): Promise<Json> {
  const { TransactItems, ReturnConsumedCapacity } = body as unknown as TransactGetRequest
  return engine.exclusively(async () => {
    const answers: Json[] = []
    for (const { Get } of TransactItems)
      answers.push(await getOne(engine, { ...Get, ReturnConsumedCapacity, ConsistentRead: true }))
    const Responses = answers.map(({ Item }) => (Item ? { Item } : {}))
    return {
      Responses,
      ...consumed(
        answers.map((answer) => ({ answer })),
        2,
      ),
    }
  })
}

function getOne(engine: Engine, request: Json): Promise<Json> {
  return new Promise((resolve, reject) => {
    getItem(engine.store, request, (error, answer) => (error ? reject(error) : resolve(answer ?? {})))
  })
}
