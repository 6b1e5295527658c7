import deleteItem from 'dynalite/validations/deleteItem.js'
import getItem from 'dynalite/validations/getItem.js'
import type { Custom, Types } from 'dynalite/validations/index.js'
import putItem from 'dynalite/validations/putItem.js'
import updateItem from 'dynalite/validations/updateItem.js'

/** What a request may hold, in dynalite's notation, and a further check of the whole. */
export interface Shape {
  types: Types
  custom?: Custom | undefined
}

export const onFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } }

export function only(types: Types, ...names: string[]): Types {
  return Object.fromEntries(Object.entries(types).filter(([name]) => names.includes(name)))
}

const expression = ['TableName', 'ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues']

/** The four actions of a transaction: what they share with the single writes of the same rules. */
const transactActions = {
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

export const transactWriteItems: Shape = {
  types: {
    TransactItems: transactItems('Put', 'Update', 'Delete', 'ConditionCheck'),
    ClientRequestToken: { type: 'String', lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
    ReturnConsumedCapacity: putItem.types['ReturnConsumedCapacity'],
  },
  custom: checkActions,
}

export const transactGetItems: Shape = {
  types: { TransactItems: transactItems('Get'), ReturnConsumedCapacity: putItem.types['ReturnConsumedCapacity'] },
  custom: checkActions,
}
