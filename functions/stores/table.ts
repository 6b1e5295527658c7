import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Row, TransactItem } from './rows.ts'

export interface QueryRange {
  readonly partition: string
  /** Only sort keys that begin with this. */
  readonly prefix?: string
  /** Start after this sort key. */
  readonly after?: string
  readonly limit: number
  readonly backwards?: boolean
}

/** The one DynamoDB table, read consistently. No scan: a partition is always named. */
export interface Table {
  get(pk: string, sk: string): Promise<Row | undefined>
  query(range: QueryRange): Promise<{ rows: Row[]; last?: string }>
  /** All or nothing; `token` makes the SDK's own retries safe. Fails as the SDK does. */
  transact(items: readonly TransactItem[], token: string): Promise<void>
}

export function dynamoTable(name: string): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 8 }), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return {
    async get(pk, sk) {
      const { Item } = await client.send(new GetCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true }))
      return Item as Row | undefined
    },
    async query({ partition, prefix, after, limit, backwards }) {
      const { Items, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
          ExpressionAttributeValues: prefix ? { ':pk': partition, ':prefix': prefix } : { ':pk': partition },
          ...(after ? { ExclusiveStartKey: { pk: partition, sk: after } } : {}),
          Limit: limit,
          ScanIndexForward: !backwards,
          ConsistentRead: true,
        }),
      )
      return { rows: (Items ?? []) as Row[], ...(LastEvaluatedKey ? { last: String(LastEvaluatedKey['sk']) } : {}) }
    },
    async transact(items, token) {
      await client.send(
        new TransactWriteCommand({
          TransactItems: items.map((item) => inTable(name, item)),
          ClientRequestToken: token,
        }),
      )
    },
  }
}

function inTable(name: string, { put, check, remove }: TransactItem) {
  if (put)
    return {
      Put: {
        TableName: name,
        Item: put.row,
        ...condition(put),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      },
    }
  if (remove) return { Delete: { TableName: name, Key: remove.key, ...condition(remove) } }
  return { ConditionCheck: { TableName: name, Key: check.key, ...expression(check) } }
}

interface Conditional {
  readonly condition?: string
  readonly names?: Record<string, string>
  readonly values?: Record<string, unknown>
}

function condition(part: Conditional) {
  return part.condition ? expression({ ...part, condition: part.condition }) : {}
}

function expression({ condition: text, names, values }: Conditional & { condition: string }) {
  return {
    ConditionExpression: text,
    ...(names ? { ExpressionAttributeNames: names } : {}),
    ...(values ? { ExpressionAttributeValues: values } : {}),
  }
}
