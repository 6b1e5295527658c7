import type { Row } from 'dynalite/db/index.js'
import { indexEntry } from './commit.ts'
import type { Engine } from './engine.ts'
import { indexRow, itemRow, under } from './rows.ts'
import { type IndexDescription, type Item, ServiceError, type TableDescription, validationError } from './wire.ts'

export interface IndexUpdate {
  Create?: Pick<IndexDescription, 'IndexName' | 'KeySchema' | 'Projection'>
  Delete?: { IndexName: string }
}

const ROWS_AT_ONCE = 1000

/**
 * Adds an index to a table, or drops one, and changes the description given; the caller stores it last, so that a kill leaves
 * the table as it was and rows that nothing reads. Call inside `exclusively`.
 */
export async function changeIndex(engine: Engine, table: TableDescription, change: IndexUpdate): Promise<void> {
  const name = change.Create?.IndexName ?? change.Delete?.IndexName ?? ''
  const others = (table.GlobalSecondaryIndexes ?? []).filter(({ IndexName }) => IndexName !== name)
  const exists = others.length < (table.GlobalSecondaryIndexes ?? []).length
  if (change.Create && exists) throw validationError(`Attempting to create an index which already exists: ${name}`)
  if (change.Delete && !exists)
    throw new ServiceError('ResourceNotFoundException', `Requested resource not found: ${name}`)
  await engine.db.clear(under(indexRow('global', table.TableName, name, '')))
  table.GlobalSecondaryIndexes = change.Create ? [...others, described(table, change.Create)] : others
  if (change.Create) await fill(engine, table, change.Create)
}

function described(table: TableDescription, index: Pick<IndexDescription, 'IndexName' | 'KeySchema' | 'Projection'>) {
  const unknown = index.KeySchema.find(
    (key) => !table.AttributeDefinitions.some(({ AttributeName }) => AttributeName === key.AttributeName),
  )
  if (unknown)
    throw validationError(`Index key attribute is not defined in AttributeDefinitions: ${unknown.AttributeName}`)
  const IndexArn = `${table.TableArn}/index/${index.IndexName}`
  return { ...index, IndexArn, IndexStatus: 'ACTIVE', IndexSizeBytes: 0, ItemCount: 0 }
}

async function fill(engine: Engine, table: TableDescription, index: IndexDescription): Promise<void> {
  let rows: Row[] = []
  for await (const [, item] of engine.db.iterator(under(itemRow(table.TableName, '')))) {
    const entry = indexEntry('global', table, index, item as Item)
    if (entry) rows.push(entry)
    if (rows.length < ROWS_AT_ONCE) continue
    await engine.db.batch(rows)
    rows = []
  }
  if (rows.length > 0) await engine.db.batch(rows)
}
