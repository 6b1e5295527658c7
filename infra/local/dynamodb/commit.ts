import type { Row } from 'dynalite/db/index.js'
import { canonicalItem } from './attribute-value.ts'
import type { Engine } from './engine.ts'
import type { Change } from './plan.ts'
import { expiryRow, indexKey, indexRow, itemRow, recordRow, SEQUENCE_ROW } from './rows.ts'
import { streamRecord, type UserIdentity } from './stream-record.ts'
import type { IndexDescription, Item, TableDescription } from './wire.ts'

/**
 * Stores changes with their index entries, expiry entries and stream records, and any rows that belong with them, as one
 * LevelDB batch: after a kill all of it is there or none. Call inside `exclusively`.
 */
export async function commit(
  engine: Engine,
  changes: Change[],
  { rows = [], userIdentity }: { rows?: Row[]; userIdentity?: UserIdentity } = {},
): Promise<void> {
  const real = changes.filter(changed)
  const batch = [...rows, ...real.flatMap((change) => changeRows(engine, change, userIdentity))]
  if (real.length > 0) batch.push({ type: 'put', key: SEQUENCE_ROW, value: engine.sequence.toString() })
  if (batch.length > 0) await engine.db.batch(batch)
}

/** A write that leaves the item as it was changes nothing and leaves no stream record. */
function changed({ oldItem, newItem }: Change): boolean {
  if (!oldItem || !newItem) return oldItem !== newItem
  return canonicalItem(oldItem) !== canonicalItem(newItem)
}

function changeRows(engine: Engine, change: Change, userIdentity?: UserIdentity): Row[] {
  const { table, key, oldItem, newItem } = change
  const rows: Row[] = [row(itemRow(table.TableName, key), newItem)]
  for (const index of table.GlobalSecondaryIndexes ?? []) rows.push(...indexRows('global', table, index, change))
  for (const index of table.LocalSecondaryIndexes ?? []) rows.push(...indexRows('local', table, index, change))
  const attribute = engine.settings.get(table.TableName)?.timeToLive
  if (attribute) rows.push(...expiryRows(table, key, oldItem?.[attribute]?.N, newItem?.[attribute]?.N))
  engine.sequence += 1n
  if (table.StreamSpecification?.StreamEnabled && table.LatestStreamArn) {
    const record = streamRecord(change, engine, userIdentity)
    rows.push({ type: 'put', key: recordRow(table.LatestStreamArn, record.dynamodb.SequenceNumber), value: record })
  }
  return rows
}

function row(key: string, value: unknown): Row {
  return value === undefined ? { type: 'del', key } : { type: 'put', key, value }
}

type IndexKind = 'local' | 'global'

/** Deletion first: where the entry's key stays the same, the later row of a batch wins. */
function indexRows(kind: IndexKind, table: TableDescription, index: IndexDescription, change: Change): Row[] {
  const before = change.oldItem && indexEntry(kind, table, index, change.oldItem)
  const after = change.newItem && indexEntry(kind, table, index, change.newItem)
  return [...(before ? [{ type: 'del', key: before.key } as const] : []), ...(after ? [after] : [])]
}

/** The row of an item in an index; none where the item lacks a key of the index or has it with another type. */
export function indexEntry(
  kind: IndexKind,
  table: TableDescription,
  index: IndexDescription,
  item: Item,
): Row | undefined {
  const typeOfKey = (name: string) =>
    table.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType
  const fits = index.KeySchema.every(
    ({ AttributeName }) => item[AttributeName]?.[typeOfKey(AttributeName) ?? 'S'] !== undefined,
  )
  if (!fits) return undefined
  const key = indexRow(kind, table.TableName, index.IndexName, indexKey(item, table, index))
  return { type: 'put', key, value: projected(table, index, item) }
}

/** The attributes of an item that an index carries. */
function projected(table: TableDescription, index: IndexDescription, item: Item): Item {
  if (index.Projection.ProjectionType === 'ALL') return item
  const keys = [...table.KeySchema, ...index.KeySchema].map(({ AttributeName }) => AttributeName)
  const names = new Set([...keys, ...(index.Projection.NonKeyAttributes ?? [])])
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

function expiryRows(table: TableDescription, key: string, before?: string, after?: string): Row[] {
  const rows: Row[] = before ? [{ type: 'del', key: expiryRow(table.TableName, Math.floor(Number(before)), key) }] : []
  if (after) rows.push({ type: 'put', key: expiryRow(table.TableName, Math.floor(Number(after)), key), value: 1 })
  return rows
}
