import { type StoreName, stores } from '../../shared/contract/stores.ts'
import type { Row, TransactItem } from './rows.ts'
import type { Table } from './table.ts'

/** What one commit changed in a journalled store. */
export interface JournalRow {
  /** From 1, without a gap. */
  readonly sequence: number
  /** Id of the commit's event: two journals that differ, differ here. */
  readonly event: string
  readonly entries: readonly unknown[]
}

export function journalPartition(store: StoreName, department: string): string {
  return `${stores[store].prefix}-journal#${department}`
}

interface Journalled {
  readonly entry?: { readonly journal: string; readonly value: unknown }
}

/** Whether one of these writes belongs into a journal. */
export function isJournalled(writes: readonly Journalled[]): boolean {
  return writes.some(({ entry }) => entry)
}

/**
 * The rows by which a commit adds its changes to the journals: each takes the number after the last, on condition that
 * nobody took it meanwhile. So a number is seen only when every smaller one is, and readers who go on from the last that
 * they saw miss nothing that a commit acknowledged.
 */
export async function journalRows(table: Table, writes: readonly Journalled[], event: string): Promise<TransactItem[]> {
  const entries = Map.groupBy(
    writes.flatMap(({ entry }) => entry ?? []),
    ({ journal }) => journal,
  )
  return Promise.all(
    [...entries].map(async ([pk, added]) => {
      const last = await lastOfJournal(table, pk)
      const sk = sortOf((last?.sequence ?? 0) + 1)
      const row = { pk, sk, version: 1, record: { event, entries: added.map(({ value }) => value) } }
      return { put: { row, condition: 'attribute_not_exists(pk)' } }
    }),
  )
}

/** The journal from a number on, in order. */
export async function* readJournal(table: Table, partition: string, from: number): AsyncGenerator<JournalRow> {
  let after = from > 1 ? sortOf(from - 1) : undefined
  do {
    const { rows, last } = await table.query({ partition, limit: 1000, ...(after ? { after } : {}) })
    yield* rows.map(journalRow)
    after = last
  } while (after)
}

export async function lastOfJournal(table: Table, partition: string): Promise<JournalRow | undefined> {
  const { rows } = await table.query({ partition, limit: 1, backwards: true })
  return rows[0] && journalRow(rows[0])
}

function journalRow({ sk, record }: Row): JournalRow {
  return { sequence: Number(sk), ...(record as Omit<JournalRow, 'sequence'>) }
}

function sortOf(sequence: number): string {
  return String(sequence).padStart(12, '0')
}
