import batchGetItem from 'dynalite/validations/batchGetItem.js'
import batchWriteItem from 'dynalite/validations/batchWriteItem.js'
import createTable from 'dynalite/validations/createTable.js'
import deleteItem from 'dynalite/validations/deleteItem.js'
import deleteTable from 'dynalite/validations/deleteTable.js'
import describeTable from 'dynalite/validations/describeTable.js'
import getItem from 'dynalite/validations/getItem.js'
import type { Types } from 'dynalite/validations/index.js'
import listTables from 'dynalite/validations/listTables.js'
import putItem from 'dynalite/validations/putItem.js'
import query from 'dynalite/validations/query.js'
import scan from 'dynalite/validations/scan.js'
import updateItem from 'dynalite/validations/updateItem.js'
import { onFailure, only, type Shape, transactGetItems, transactWriteItems } from './transact-shapes.ts'

function optional(type: Types): Types {
  return Object.fromEntries(Object.entries(type).filter(([name]) => name !== 'notNull'))
}

const TableName = describeTable.types['TableName']
const StreamSpecification = {
  type: 'FieldStruct<StreamSpecification>',
  children: {
    StreamEnabled: { type: 'Boolean', notNull: true },
    StreamViewType: { type: 'String', enum: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] },
  },
}
const { children: indexTypes } = (createTable.types['GlobalSecondaryIndexes'] as { children: { children: Types } })
  .children
const indexChanges = {
  AttributeDefinitions: optional(createTable.types['AttributeDefinitions'] as Types),
  GlobalSecondaryIndexUpdates: {
    type: 'List',
    children: {
      type: 'ValueStruct<GlobalSecondaryIndexUpdate>',
      children: {
        Create: {
          type: 'FieldStruct<CreateGlobalSecondaryIndexAction>',
          children: only(indexTypes, 'IndexName', 'KeySchema', 'Projection'),
        },
        Delete: { type: 'FieldStruct<DeleteGlobalSecondaryIndexAction>', children: only(indexTypes, 'IndexName') },
      },
    },
  },
}
const tableExtras = { StreamSpecification, DeletionProtectionEnabled: 'Boolean' }

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
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
  UpdateContinuousBackups: { types: { TableName, PointInTimeRecoverySpecification: pointInTimeRecovery } },
  UpdateItem: { types: { ...updateItem.types, ...onFailure }, custom: updateItem.custom },
  UpdateTable: { types: { TableName, BillingMode: createTable.types['BillingMode'], ...tableExtras, ...indexChanges } },
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
