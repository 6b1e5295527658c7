import type { Sheet } from './cells.ts'
import { type Finder, finder } from './findings.ts'
import type { ImportFinding } from './import.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { type Column, findTable } from './table.ts'

/** A row that was read whole. `conflict` names the finding by whose choice the row is taken or left out. */
export interface FileRow<T> {
  readonly row: number
  readonly record: T
  readonly conflict?: string
}

/** What a file says, and what stands against it. */
export interface Reading<T> {
  readonly rows: FileRow<T>[]
  readonly findings: ImportFinding[]
}

interface Layout<T> {
  readonly columns: readonly Column[]
  /** Header of the id: it must not appear twice. */
  readonly key: string
  readonly read: (row: RowReader, found: Finder) => { record: T; conflict?: string | undefined }
}

/** Reads a file of one record per row. */
export function readRows<T extends { readonly id: string }>(sheets: readonly Sheet[], layout: Layout<T>): Reading<T> {
  const found = finder()
  const table = findTable(sheets, layout.columns, found)
  if (!table) return { rows: [], findings: found.findings }
  if (table.rows.length === 0) {
    found.error({ sheet: table.sheet }, { zh: '表头下没有数据', en: 'there is nothing below the header' })
  }
  const rows: FileRow<T>[] = []
  const first = new Map<string, number>()
  for (const row of table.rows) {
    const before = found.errors()
    const reader = rowReader(table, row, found)
    const { record, conflict } = layout.read(reader, found)
    const earlier = first.get(record.id)
    if (earlier === undefined) first.set(record.id, row.number)
    else if (record.id) reader.error(layout.key, repeated(record.id, earlier))
    if (found.errors() > before) continue
    rows.push({ row: row.number, record, ...(conflict ? { conflict } : {}) })
  }
  return { rows, findings: found.findings }
}

function repeated(id: string, earlier: number) {
  return { zh: `“${id}”与第 ${earlier} 行重复`, en: `"${id}" stands in row ${earlier} already` }
}
