import batchGetItem from 'dynalite/validations/batchGetItem.js'
import batchWriteItem from 'dynalite/validations/batchWriteItem.js'
import createTable from 'dynalite/validations/createTable.js'
import deleteItem from 'dynalite/validations/deleteItem.js'
import deleteTable from 'dynalite/validations/deleteTable.js'
import describeTable from 'dynalite/validations/describeTable.js'
import getItem from 'dynalite/validations/getItem.js'
import type { Custom, Types } from 'dynalite/validations/index.js'
import listTables from 'dynalite/validations/listTables.js'
import putItem from 'dynalite/validations/putItem.js'
import query from 'dynalite/validations/query.js'
import scan from 'dynalite/validations/scan.js'
import updateItem from 'dynalite/validations/updateItem.js'
import updateTable from 'dynalite/validations/updateTable.js'

/** What a request may hold, in dynalite's notation, and a further check of the whole. */
export interface Shape {
  types: Types
  custom?: Custom | undefined
}

const TableName = describeTable.types['TableName']
const ReturnConsumedCapacity = putItem.types['ReturnConsumedCapacity']
const onFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } }
const StreamSpecification = {
  type: 'FieldStruct<StreamSpecification>',
  children: {
    StreamEnabled: { type: 'Boolean', notNull: true },
    StreamViewType: { type: 'String', enum: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] },
  },
}
const tableExtras = { StreamSpecification, DeletionProtectionEnabled: 'Boolean' }

function only(types: Types, ...names: string[]): Types {
  return Object.fromEntries(Object.entries(types).filter(([name]) => names.includes(name)))
}

const expression = ['TableName', 'ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues']

/** The four actions of a transaction: what they share with the single writes of the same rules. */
export const transactActions = {
  Put: { types: { ...only(putItem.types, 'Item', ...expression), ...onFailure }, custom: putItem.custom },
  Update: {
    types: { ...only(updateItem.types, 'Key', 'UpdateExpression', ...expression), ...onFailure },
    custom: updateItem.custom,
  },
  Delete: { types: { ...only(deleteItem.types, 'Key', ...expression), ...onFailure }, custom: deleteItem.custom },
  ConditionCheck: {
    types: {
      ...only(deleteItem.types, 'Key', ...expression),
      ...onFailure,
      ConditionExpression: { type: 'String', notNull: true },
    },
    custom: deleteItem.custom,
  },
  Get: {
    types: only(getItem.types, 'Key', 'TableName', 'ProjectionExpression', 'ExpressionAttributeNames'),
    custom: getItem.custom,
  },
} satisfies Record<string, Shape>

type ActionName = keyof typeof transactActions

function transactItems(...names: ActionName[]): unknown {
  const struct = (name: ActionName) => [name, { type: `FieldStruct<${name}>`, children: transactActions[name].types }]
  return {
    type: 'List',
    notNull: true,
    lengthGreaterThanOrEqual: 1,
    lengthLessThanOrEqual: 100,
    children: { type: 'ValueStruct<TransactItem>', children: Object.fromEntries(names.map(struct)) },
  }
}

const checkActions: Custom = (data, store) => {
  for (const item of data['TransactItems'] as Partial<Record<ActionName, Record<string, unknown>>>[]) {
    const [action, ...more] = Object.entries(item) as [ActionName, Record<string, unknown>][]
    if (!action || more.length > 0) return 'TransactItems can only contain one of Check, Put, Update or Delete'
    const message = transactActions[action[0]].custom?.(action[1], store)
    if (message) return message
  }
  return undefined
}

const transactWriteItems: Shape = {
  types: {
    TransactItems: transactItems('Put', 'Update', 'Delete', 'ConditionCheck'),
    ClientRequestToken: { type: 'String', lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
    ReturnConsumedCapacity,
  },
  custom: checkActions,
}

const timeToLive = {
  type: 'FieldStruct<TimeToLiveSpecification>',
  notNull: true,
  children: {
    AttributeName: { type: 'String', notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 255 },
    Enabled: { type: 'Boolean', notNull: true },
  },
}

const pointInTimeRecovery = {
  type: 'FieldStruct<PointInTimeRecoverySpecification>',
  notNull: true,
  children: { PointInTimeRecoveryEnabled: { type: 'Boolean', notNull: true } },
}

const limit = (most: number) => ({ type: 'Integer', greaterThanOrEqual: 1, lessThanOrEqual: most })
const required = { type: 'String', notNull: true, lengthGreaterThanOrEqual: 1 }

/** Every operation that the engine answers, and its request's shape. */
export const shapes = {
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  CreateTable: { types: { ...createTable.types, ...tableExtras }, custom: createTable.custom },
  DeleteItem: { types: { ...deleteItem.types, ...onFailure }, custom: deleteItem.custom },
  DeleteTable: deleteTable,
  DescribeContinuousBackups: { types: { TableName } },
  DescribeTable: describeTable,
  DescribeTimeToLive: { types: { TableName } },
  GetItem: getItem,
  ListTables: listTables,
  PutItem: { types: { ...putItem.types, ...onFailure }, custom: putItem.custom },
  Query: query,
  Scan: scan,
  TransactGetItems: { types: { TransactItems: transactItems('Get'), ReturnConsumedCapacity }, custom: checkActions },
  TransactWriteItems: transactWriteItems,
  UpdateContinuousBackups: { types: { TableName, PointInTimeRecoverySpecification: pointInTimeRecovery } },
  UpdateItem: { types: { ...updateItem.types, ...onFailure }, custom: updateItem.custom },
  UpdateTable: {
    types: { ...updateTable.types, ...tableExtras },
    custom: (data, store) => {
      const ours = data['StreamSpecification'] !== undefined || data['DeletionProtectionEnabled'] !== undefined
      return ours ? undefined : updateTable.custom?.(data, store)
    },
  },
  UpdateTimeToLive: { types: { TableName, TimeToLiveSpecification: timeToLive } },
  ListStreams: { types: { TableName: 'String', Limit: limit(100), ExclusiveStartStreamArn: 'String' } },
  DescribeStream: { types: { StreamArn: required, Limit: limit(100), ExclusiveStartShardId: 'String' } },
  GetShardIterator: {
    types: {
      StreamArn: required,
      ShardId: required,
      ShardIteratorType: {
        type: 'String',
        notNull: true,
        enum: ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'],
      },
      SequenceNumber: 'String',
    },
  },
  GetRecords: { types: { ShardIterator: required, Limit: limit(1000) } },
} satisfies Record<string, Shape>

export type Operation = keyof typeof shapes
