import db, { type RangeOptions } from 'dynalite/db/index.js'
import type { IndexDescription, Item, TableDescription } from './wire.ts'

// Keys of the rows in LevelDB. `table`, `item-` and `index-` are dynalite's own (its reads find what we write); `~` cannot be part
// of a table's name, so no prefix is the start of another.

export function tableRow(name: string): string {
  return `table~${name}`
}

export function itemRow(table: string, key: string): string {
  return `item-${table}~${key}`
}

/**
 * Key of an item in an index. dynalite ends it with 24 bits of a hash, so among some thousand items of one index key two
 * would share a row and one of them vanish from the index: we end it with the item's whole key instead.
 */
export function indexKey(item: Item, table: TableDescription, index: IndexDescription): string {
  return db.createKey(item, table, index.KeySchema) + db.createKey(item, table)
}

export function indexRow(kind: 'local' | 'global', table: string, index: string, key: string): string {
  return `index-${kind}~${table}~${index}~${key}`
}

/** Stream records, in the order of their sequence numbers. */
export function recordRow(arn: string, sequence: string): string {
  return `record~${arn}~${sequence}`
}

export function streamRow(arn: string): string {
  return `stream~${arn}`
}

/** Items that will expire, by their second of expiry. */
export function expiryRow(table: string, second: number, key: string): string {
  return `expiry~${table}~${String(second).padStart(12, '0')}~${key}`
}

export function tokenRow(token: string): string {
  return `token~${token}`
}

export function settingsRow(table: string): string {
  return `settings~${table}`
}

export const SEQUENCE_ROW = 'sequence~'

/** All rows that start with a prefix ending in `~`; `\x7f` follows `~`. */
export function under(prefix: string): RangeOptions {
  return { gte: prefix, lt: `${prefix.slice(0, -1)}\x7f` }
}
