import {
  type AttributeValue,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
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

const nothing = () => undefined

/**
 * The SDK describes every request and reply to `info` and `error`, even of a logger that drops it: a fifth of the time of a
 * large transaction. Without the two it does not.
 */
const unheard = { debug: nothing, trace: nothing, warn: nothing } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>

export function dynamoTable(name: string): Table {
  const client = new DynamoDBClient({ maxAttempts: 8, logger: unheard })
  return {
    async get(pk, sk) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: name, Key: attributes({ pk, sk }), ConsistentRead: true }),
      )
      return Item && rowOf(Item)
    },
    async query({ partition, prefix, after, limit, backwards }) {
      const { Items, LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
          ExpressionAttributeValues: attributes({ ':pk': partition, ':prefix': prefix }),
          ...(after ? { ExclusiveStartKey: attributes({ pk: partition, sk: after }) } : {}),
          Limit: limit,
          ScanIndexForward: !backwards,
          ConsistentRead: true,
        }),
      )
      return {
        rows: (Items ?? []).map(rowOf),
        ...(LastEvaluatedKey?.['sk']?.S ? { last: LastEvaluatedKey['sk'].S } : {}),
      }
    },
    async transact(items, token) {
      await client.send(
        new TransactWriteItemsCommand({
          TransactItems: items.map((item) => inTable(name, item)),
          ClientRequestToken: token,
        }),
      )
    },
  }
}

/** So that a refusal can name the version that stands there. */
const whatStands = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }

function inTable(name: string, { put, check, remove }: TransactItem) {
  if (put)
    return {
      Put: {
        TableName: name,
        Item: attributes(put.row),
        ...condition(put),
        ...whatStands,
      },
    }
  if (remove) return { Delete: { TableName: name, Key: attributes(remove.key), ...condition(remove), ...whatStands } }
  return { ConditionCheck: { TableName: name, Key: attributes(check.key), ...expression(check), ...whatStands } }
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
    ...(values ? { ExpressionAttributeValues: attributes(values) } : {}),
  }
}

function attributes(value: object): Record<string, AttributeValue> {
  return marshall(value, { removeUndefinedValues: true })
}

function rowOf(item: Record<string, AttributeValue>): Row {
  return unmarshall(item) as Row
}
