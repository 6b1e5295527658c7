import { type Cell, isBlank, type Sheet, type SheetRow } from './cells.ts'
import { type Finder, finder } from './findings.ts'
import type { ImportFinding } from './import.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { type Column, findTable, type Table } from './table.ts'

/** A row that was read whole. `conflict` names the finding by whose choice the row is taken or left out. */
export interface FileRow<T> {
  readonly row: number
  readonly record: T
  readonly conflict?: string
}

/** What a file says, and what stands against it. */
export interface Reading<T> {
  readonly rows: FileRow<T>[]
  readonly findings: readonly ImportFinding[]
}

/** How one kind of record stands in a table, one a row. */
export interface Layout<T> {
  readonly columns: readonly Column[]
  /** Header of the id: it must not appear twice. */
  readonly key: string
  readonly read: (row: RowReader, found: Finder) => { record: T; conflict?: string | undefined }
  /** The record's cells in the order of the columns: what `read` reads to the same record. */
  readonly write: (record: T) => readonly Cell[]
}

/** Reads a table row by row, so that a file of any length needs no more memory than its ids. */
export interface TableReader<T> {
  /** Undefined for what is no row of data: the header and what stands above it, a blank row, one with an error. */
  take(row: SheetRow): FileRow<T> | undefined
  /** Says that there was nothing, when there was nothing. */
  end(): void
}

export function tableReader<T extends { readonly id: string }>(
  table: Table,
  layout: Layout<T>,
  found: Finder,
): TableReader<T> {
  const first = new Map<string, number>()
  let some = false
  return {
    take(row) {
      if (row.number <= table.headerRow || isBlank(row.cells)) return undefined
      some = true
      const before = found.errors()
      const reader = rowReader(table, row, found)
      const { record, conflict } = layout.read(reader, found)
      const earlier = first.get(record.id)
      if (earlier === undefined) first.set(record.id, row.number)
      else if (record.id) reader.error(layout.key, repeated(record.id, earlier))
      if (found.errors() > before) return undefined
      return { row: row.number, record, ...(conflict ? { conflict } : {}) }
    },
    end() {
      if (!some) found.error({ sheet: table.sheet }, { zh: '表头下没有数据', en: 'there is nothing below the header' })
    },
  }
}

/** Reads a small file at once. */
export function readRows<T extends { readonly id: string }>(sheets: readonly Sheet[], layout: Layout<T>): Reading<T> {
  const found = finder()
  const table = findTable(sheets, layout.columns, found)
  if (!table) return { rows: [], findings: found.all() }
  const reader = tableReader(table, layout, found)
  const data = sheets.find(({ name }) => name === table.sheet)?.rows ?? []
  const rows = data.flatMap((row) => reader.take(row) ?? [])
  reader.end()
  return { rows, findings: found.all() }
}

function repeated(id: string, earlier: number) {
  return { zh: `“${id}”与第 ${earlier} 行重复`, en: `"${id}" stands in row ${earlier} already` }
}
