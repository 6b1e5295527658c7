import { commit } from './commit.ts'
import type { Engine } from './engine.ts'
import { type Plan, plan, type Write, type WriteRequest } from './plan.ts'
import { type Item, type Json, validationError } from './wire.ts'

/** PutItem, UpdateItem or DeleteItem. */
export function writeOne(engine: Engine, write: Write, request: Json): Promise<Json> {
  return engine.exclusively(async () => {
    const { answer, change } = await plan(engine, write, request as WriteRequest)
    await commit(engine, [change])
    const { Attributes, ...facts } = answer
    const hasAttributes = Object.keys((Attributes as Item | undefined) ?? {}).length > 0
    return { ...facts, ...(hasAttributes && { Attributes }) }
  })
}

interface BatchRequest {
  RequestItems: Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>
  ReturnConsumedCapacity?: string
}

/** BatchWriteItem. The service may apply a part; here all of it is applied, as one batch, and nothing is left unprocessed. */
export function batchWrite(engine: Engine, body: Json): Promise<Json> {
  const { RequestItems, ReturnConsumedCapacity } = body as unknown as BatchRequest
  return engine.exclusively(async () => {
    const plans: Plan[] = []
    for (const [TableName, requests] of Object.entries(RequestItems)) {
      for (const { PutRequest, DeleteRequest } of requests) {
        const write = PutRequest ? 'Put' : 'Delete'
        const request = { TableName, ReturnConsumedCapacity, ...PutRequest, ...DeleteRequest }
        plans.push(await plan(engine, write, request))
      }
    }
    if (repeats(plans)) throw validationError('Provided list of item keys contains duplicates')
    await commit(
      engine,
      plans.map(({ change }) => change),
    )
    return { UnprocessedItems: {}, ...consumed(plans) }
  })
}

/** Whether two plans concern one item. */
function repeats(plans: Plan[]): boolean {
  const items = new Set(plans.map(({ change }) => `${change.table.TableName}~${change.key}`))
  return items.size < plans.length
}

/** The capacity that the parts used, by table; a transaction costs twice. */
export function consumed(plans: Pick<Plan, 'answer'>[], factor = 1): Json {
  const units = new Map<string, number>()
  for (const { answer } of plans) {
    const part = answer['ConsumedCapacity'] as { TableName: string; CapacityUnits: number } | undefined
    if (part) units.set(part.TableName, (units.get(part.TableName) ?? 0) + part.CapacityUnits * factor)
  }
  if (units.size === 0) return {}
  return { ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })) }
}
