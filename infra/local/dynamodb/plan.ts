import deleteItem from 'dynalite/actions/deleteItem.js'
import putItem from 'dynalite/actions/putItem.js'
import updateItem from 'dynalite/actions/updateItem.js'
import type { PrefixedDb, Store } from 'dynalite/db/index.js'
import { itemBytes } from './attribute-value.ts'
import { checkOrderings, type Expression, holds } from './conditions.ts'
import type { Engine } from './engine.ts'
import { itemRow } from './rows.ts'
import { prepareUpdate, type UpdateSection } from './updates.ts'
import { type Item, type Json, ServiceError, type TableDescription, validationError } from './wire.ts'

/** What a write will do to one item: nothing is stored yet. */
export interface Change {
  table: TableDescription
  key: string
  oldItem: Item | undefined
  newItem: Item | undefined
}

export interface Plan {
  answer: Json
  change: Change
}

export interface WriteRequest extends Json {
  TableName: string
  Key?: Item
  Item?: Item
  ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE'
  _condition?: { expression: Expression }
  _updates?: { sections: UpdateSection[] }
}

export type Write = 'Put' | 'Update' | 'Delete' | 'ConditionCheck'

const actions = { Put: putItem, Update: updateItem, Delete: deleteItem, ConditionCheck: deleteItem }

/**
 * Lets dynalite carry out one write against a store that only takes notes, so that its validation and update rules apply and
 * the outcome can be committed together with others. Call inside `exclusively`.
 *
 * @throws what the service refuses: validation errors, ConditionalCheckFailedException
 */
export async function plan(engine: Engine, write: Write, request: WriteRequest): Promise<Plan> {
  const table = await engine.table(request.TableName)
  return new Promise((resolve, reject) => {
    const notes: Partial<Change> = {}
    const store = noteTaking(engine, table, { notes, request, reject })
    const { ['_condition']: condition, ...unconditional } = request
    if (condition) checkOrderings('ConditionExpression', condition.expression)
    actions[write](store, unconditional, (error, answer) => {
      if (error) return reject(error)
      const { key = '', oldItem } = notes
      const newItem = write === 'ConditionCheck' ? oldItem : notes.newItem
      resolve({ answer: answer ?? {}, change: { table, key, oldItem, newItem } })
    })
  })
}

interface Session {
  notes: Partial<Change>
  request: WriteRequest
  reject: (error: unknown) => void
}

function noteTaking(engine: Engine, table: TableDescription, session: Session): Store {
  const items: Partial<PrefixedDb> = {
    lock: (_key, run) => run((callback) => callback),
    get: (key, callback) => {
      engine.db
        .get(itemRow(table.TableName, key))
        .then((found) => {
          const item = found as Item | undefined
          session.notes.key = key
          session.notes.oldItem = item
          prepare(session.request, item)
          callback(null, item)
        })
        .catch(session.reject)
    },
    put: (_key, item, callback) => {
      if (itemBytes(item) > engine.store.options.maxItemSize) throw tooLarge(session.request)
      session.notes.newItem = item
      callback(null)
    },
    del: (_key, callback) => callback(null),
  }
  const unused: Partial<PrefixedDb> = {
    put: (_k, _v, callback) => callback(null),
    del: (_k, callback) => callback(null),
  }
  return {
    ...engine.store,
    getTable: (_name, callback) => (callback as (error: null, value: TableDescription) => void)(null, table),
    getItemDb: () => items as PrefixedDb,
    getIndexDb: () => unused as PrefixedDb,
  }
}

function prepare(request: WriteRequest, item: Item | undefined): void {
  if (request['_condition'] && !holds(request['_condition'].expression, item ?? {}))
    throw conditionFailed(request, item)
  if (request['_updates']) prepareUpdate(request['_updates'].sections, item ?? request.Key ?? {})
}

function conditionFailed(request: WriteRequest, item: Item | undefined): ServiceError {
  const shown = item && request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? { Item: item } : {}
  return new ServiceError('ConditionalCheckFailedException', 'The conditional request failed', shown)
}

function tooLarge(request: WriteRequest): ServiceError {
  const subject = request['_updates'] ? 'Item size to update' : 'Item size'
  return validationError(`${subject} has exceeded the maximum allowed size`)
}
