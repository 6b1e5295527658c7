import type { Row } from 'dynalite/db/index.js'
import { commit } from './commit.ts'
import type { Engine } from './engine.ts'
import { expiryRow, itemRow, under } from './rows.ts'
import { type Item, type Json, validationError } from './wire.ts'

const FIVE_YEARS = 5 * 365 * 24 * 60 * 60
const SERVICE = { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' }

/** UpdateTimeToLive. Enabling it also notes the expiry of the items that are there. */
export function updateTimeToLive(engine: Engine, request: Json): Promise<Json> {
  const wanted = request['TimeToLiveSpecification'] as { AttributeName: string; Enabled: boolean }
  return engine.exclusively(async () => {
    const { TableName } = await engine.table(String(request['TableName']))
    const { timeToLive, ...settings } = engine.settings.get(TableName) ?? {}
    if (wanted.Enabled === (timeToLive !== undefined))
      throw validationError(`TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`)
    if (!wanted.Enabled && wanted.AttributeName !== timeToLive)
      throw validationError(`TimeToLive is active on a different AttributeName: current AttributeName is ${timeToLive}`)
    await engine.db.clear(under(`expiry~${TableName}~`))
    if (wanted.Enabled) await noteExpiries(engine, TableName, wanted.AttributeName)
    await engine.saveSettings(TableName, { ...settings, ...(wanted.Enabled && { timeToLive: wanted.AttributeName }) })
    return { TimeToLiveSpecification: wanted }
  })
}

async function noteExpiries(engine: Engine, table: string, attribute: string): Promise<void> {
  const rows: Row[] = []
  const prefix = itemRow(table, '')
  for await (const [key, value] of engine.db.iterator(under(prefix))) {
    const second = (value as Item)[attribute]?.N
    if (second)
      rows.push({ type: 'put', key: expiryRow(table, Math.floor(Number(second)), key.slice(prefix.length)), value: 1 })
  }
  await engine.db.batch(rows)
}

/** DescribeTimeToLive. */
export async function describeTimeToLive(engine: Engine, request: Json): Promise<Json> {
  const { TableName } = await engine.table(String(request['TableName']))
  const attribute = engine.settings.get(TableName)?.timeToLive
  const enabled = { TimeToLiveStatus: 'ENABLED', AttributeName: attribute }
  return { TimeToLiveDescription: attribute ? enabled : { TimeToLiveStatus: 'DISABLED' } }
}

/**
 * Deletes the items whose second has passed, as the service: the stream names it. As there, an item that expired more than
 * five years ago is left alone (a wrong unit must not empty a table).
 */
export async function sweepExpired(engine: Engine, now = Date.now()): Promise<void> {
  const second = Math.floor(now / 1000)
  for (const [table, { timeToLive }] of engine.settings) {
    if (!timeToLive) continue
    const range = { gte: expiryRow(table, second - FIVE_YEARS, ''), lt: expiryRow(table, second, '') }
    for await (const [row] of engine.db.iterator(range)) {
      const key = row.slice(expiryRow(table, second, '').length)
      await engine.exclusively(() => expire(engine, { table, key, timeToLive, second }))
    }
  }
}

interface Expiry {
  table: string
  key: string
  timeToLive: string
  second: number
}

async function expire(engine: Engine, { table, key, timeToLive, second }: Expiry): Promise<void> {
  const oldItem = (await engine.db.get(itemRow(table, key))) as Item | undefined
  const expiry = oldItem?.[timeToLive]?.N
  if (!oldItem || !expiry || Math.floor(Number(expiry)) >= second) return
  const change = { table: await engine.table(table), key, oldItem, newItem: undefined }
  await commit(engine, [change], { userIdentity: SERVICE })
}
