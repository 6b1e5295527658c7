import { createHash } from 'node:crypto'
import type { Row } from 'dynalite/db/index.js'
import { itemBytes } from './attribute-value.ts'
import { commit } from './commit.ts'
import type { Engine } from './engine.ts'
import { type Plan, plan, type Write, type WriteRequest } from './plan.ts'
import { tokenRow, under } from './rows.ts'
import { errorName, type Item, isServiceError, type Json, ServiceError, validationError } from './wire.ts'
import { consumed } from './writes.ts'

const MAX_BYTES = 4 * 1024 * 1024
const TOKEN_MILLISECONDS = 10 * 60 * 1000

interface TransactWriteRequest {
  TransactItems: Partial<Record<Write, WriteRequest>>[]
  ClientRequestToken?: string
  ReturnConsumedCapacity?: string
}

interface Reason {
  Code: string
  Message?: string
  Item?: Item
}

/** A request that carried a token, remembered for ten minutes. */
interface TokenMemory {
  fingerprint: string
  until: number
}

/**
 * TransactWriteItems: all conditions are checked under one lock, then everything is stored as one batch, the token's memory
 * and the stream records included. Transactions wait for each other, so TransactionConflict is never answered.
 *
 * @throws TransactionCanceledException with a reason for each action; IdempotentParameterMismatchException for a token that
 * was used with another request
 */
export function transactWrite(engine: Engine, body: Json): Promise<Json> {
  const request = body as unknown as TransactWriteRequest
  const token = request.ClientRequestToken
  const fingerprint = token ? fingerprintOf(request) : ''
  return engine.exclusively(async () => {
    if (token && (await wasDone(engine, token, fingerprint))) return {}
    const plans = await planAll(engine, request)
    const memory: TokenMemory = { fingerprint, until: Date.now() + TOKEN_MILLISECONDS }
    const rows: Row[] = token ? [{ type: 'put', key: tokenRow(token), value: memory }] : []
    await commit(
      engine,
      plans.map(({ change }) => change),
      { rows },
    )
    return consumed(plans, 2)
  })
}

function fingerprintOf({ TransactItems }: TransactWriteRequest): string {
  return createHash('sha256').update(JSON.stringify(TransactItems)).digest('hex')
}

async function wasDone(engine: Engine, token: string, fingerprint: string): Promise<boolean> {
  const memory = (await engine.db.get(tokenRow(token))) as TokenMemory | undefined
  if (!memory || memory.until < Date.now()) return false
  if (memory.fingerprint === fingerprint) return true
  throw new ServiceError(
    'IdempotentParameterMismatchException',
    'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical',
  )
}

/** Forgets tokens older than ten minutes. */
export async function forgetTokens(engine: Engine): Promise<void> {
  for await (const [key, value] of engine.db.iterator(under('token~'))) {
    if ((value as TokenMemory).until < Date.now()) await engine.db.batch([{ type: 'del', key }])
  }
}

async function planAll(engine: Engine, request: TransactWriteRequest): Promise<Plan[]> {
  await refuseRepeats(engine, request)
  const plans: Plan[] = []
  const reasons: Reason[] = []
  for (const action of request.TransactItems) {
    const [write, single] = Object.entries(action)[0] as [Write, WriteRequest]
    try {
      plans.push(await plan(engine, write, { ...single, ReturnConsumedCapacity: request.ReturnConsumedCapacity }))
      reasons.push({ Code: 'None' })
    } catch (error) {
      reasons.push(reasonOf(error))
    }
  }
  if (plans.length < reasons.length) throw cancelled(reasons)
  const bytes = plans.reduce((sum, { change }) => sum + itemBytes(change.newItem ?? {}), 0)
  if (bytes > MAX_BYTES) throw validationError('Member must have length less than or equal to 4194304 bytes in total')
  return plans
}

/** Two actions on one item are a malformed request, whatever their conditions would say. */
async function refuseRepeats(engine: Engine, { TransactItems }: TransactWriteRequest): Promise<void> {
  const seen = new Set<string>()
  for (const { TableName, Key, Item } of TransactItems.flatMap((action) => Object.values(action))) {
    const { KeySchema } = await engine.table(TableName)
    const values = KeySchema.map(({ AttributeName }) => (Key ?? Item)?.[AttributeName])
    const target = JSON.stringify([TableName, values])
    if (seen.has(target)) throw validationError('Transaction request cannot include multiple operations on one item')
    seen.add(target)
  }
}

function reasonOf(error: unknown): Reason {
  if (!isServiceError(error) || errorName(error) === 'ResourceNotFoundException') throw error
  if (errorName(error) !== 'ConditionalCheckFailedException') return { Code: 'ValidationError', Message: error.message }
  const item = error.body['Item'] as Item | undefined
  return { Code: 'ConditionalCheckFailed', Message: error.message, ...(item && { Item: item }) }
}

function cancelled(reasons: Reason[]): ServiceError {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  )
}
