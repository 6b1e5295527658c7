import batchGetItem from 'dynalite/actions/batchGetItem.js'
import describeTable from 'dynalite/actions/describeTable.js'
import getItem from 'dynalite/actions/getItem.js'
import validations from 'dynalite/validations/index.js'
import type { Engine } from './engine.ts'
import { readPage, transactGet } from './reads.ts'
import { type Operation, shapes } from './shapes.ts'
import { getRecords, getShardIterator } from './stream-reads.ts'
import { describeStream, listStreams } from './streams.ts'
import { create, describeBackups, list, remove, update, updateBackups } from './tables.ts'
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts'
import type { Shape } from './transact-shapes.ts'
import { transactWrite } from './transact-write.ts'
import type { Json } from './wire.ts'
import { batchWrite, writeOne } from './writes.ts'

type Answer = (engine: Engine, request: Json) => Promise<Json>

/** An operation that dynalite answers as it is. */
function unchanged(action: typeof getItem): Answer {
  return ({ store }, request) =>
    new Promise((resolve, reject) => {
      action(store, request, (error, body) => (error ? reject(error) : resolve(body ?? {})))
    })
}

const answers: Record<Operation, Answer> = {
  BatchGetItem: unchanged(batchGetItem),
  BatchWriteItem: batchWrite,
  CreateTable: create,
  DeleteItem: (engine, request) => writeOne(engine, 'Delete', request),
  DeleteTable: remove,
  DescribeContinuousBackups: describeBackups,
  DescribeTable: unchanged(describeTable),
  DescribeTimeToLive: describeTimeToLive,
  GetItem: unchanged(getItem),
  ListTables: list,
  PutItem: (engine, request) => writeOne(engine, 'Put', request),
  Query: (engine, request) => readPage(engine, 'query', request),
  Scan: (engine, request) => readPage(engine, 'scan', request),
  TransactGetItems: transactGet,
  TransactWriteItems: transactWrite,
  UpdateContinuousBackups: updateBackups,
  UpdateItem: (engine, request) => writeOne(engine, 'Update', request),
  UpdateTable: update,
  UpdateTimeToLive: updateTimeToLive,
  ListStreams: listStreams,
  DescribeStream: describeStream,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
}

export function isOperation(name: string): name is Operation {
  return Object.hasOwn(answers, name)
}

/**
 * Checks a request and answers it.
 *
 * @throws a refusal with status 400 and a body, as the service words it
 */
export async function answer(engine: Engine, operation: Operation, body: Json): Promise<Json> {
  const { types, custom }: Shape = shapes[operation]
  const request = validations.checkTypes(body, types)
  validations.checkValidations(request, types, custom, engine.store)
  return answers[operation](engine, request)
}
