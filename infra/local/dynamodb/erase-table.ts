import type { LevelDb } from 'dynalite/db/index.js'
import { itemRow, settingsRow, tableRow, under } from './rows.ts'
import type { TableDescription } from './wire.ts'

/**
 * Deletes a table's rows, its description last: it is marked first, so that a start after a kill finds it and finishes. (dynalite
 * reads every key of the database to delete one table.)
 */
export async function eraseTable(db: LevelDb, table: TableDescription): Promise<void> {
  const name = table.TableName
  await db.batch([{ type: 'put', key: tableRow(name), value: { ...table, TableStatus: 'DELETING' } }])
  for (const prefix of [
    itemRow(name, ''),
    `index-global~${name}~`,
    `index-local~${name}~`,
    `expiry~${name}~`,
    `tag-${name}~`,
  ])
    await db.clear(under(prefix))
  await db.batch([
    { type: 'del', key: settingsRow(name) },
    { type: 'del', key: tableRow(name) },
  ])
}
