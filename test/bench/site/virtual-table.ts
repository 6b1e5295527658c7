import type { Row } from '../../../functions/stores/rows.ts'
import type { QueryRange, Table } from '../../../functions/stores/table.ts'

/** Rows of one partition in the order of their keys, made when they are asked for. */
export interface Rows {
  readonly count: number
  readonly keyAt: (n: number) => string
  readonly recordAt: (n: number) => unknown
}

/** Some rows that stand there as they are. */
export function fixedRows(records: readonly { readonly id: string }[]): Rows {
  const sorted = records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { count: sorted.length, keyAt: (n) => sorted[n]?.id ?? '', recordAt: (n) => sorted[n] }
}

/** Rows one behind the other: whoever calls sees to it that their keys are in order. */
export function joined(...parts: readonly Rows[]): Rows {
  const at = (n: number): [Rows, number] => {
    let left = n
    for (const part of parts) {
      if (left < part.count) return [part, left]
      left -= part.count
    }
    return [fixedRows([]), left]
  }
  const on = <T>(n: number, of: (part: Rows, n: number) => T): T => of(...at(n))
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    keyAt: (n) => on(n, (part, m) => part.keyAt(m)),
    recordAt: (n) => on(n, (part, m) => part.recordAt(m)),
  }
}

export interface Reads {
  gets: number
  queries: number
  rows: number
}

/**
 * A table whose rows are made as they are read and gone again: a hundred thousand records weigh nothing, so that what is measured is
 * the memory of the work. What is written stands over them. Conditions are not looked at: the work's own tests run on the engines.
 */
export function virtualTable(partitions: Readonly<Record<string, Rows>>): Table & { readonly reads: Reads } {
  const written = new Map<string, Row>()
  const reads: Reads = { gets: 0, queries: 0, rows: 0 }
  const rowAt = (pk: string, rows: Rows, n: number): Row => {
    const sk = rows.keyAt(n)
    return written.get(`${pk} ${sk}`) ?? { pk, sk, version: 1, record: rows.recordAt(n) }
  }
  /** Rows that only writing has brought. */
  const added = (pk: string): Row[] =>
    [...written.values()].filter((row) => {
      const rows = partitions[pk]
      return row.pk === pk && !(rows && rows.keyAt(firstFrom(rows, row.sk)) === row.sk)
    })
  return {
    reads,
    async get(pk, sk) {
      reads.gets += 1
      const rows = partitions[pk]
      const n = rows ? firstFrom(rows, sk) : 0
      if (!rows || n >= rows.count || rows.keyAt(n) !== sk) return written.get(`${pk} ${sk}`)
      return rowAt(pk, rows, n)
    },
    async query({ partition, prefix = '', after = '', limit, backwards }: QueryRange) {
      reads.queries += 1
      const rows = partitions[partition] ?? fixedRows([])
      const from = firstFrom(rows, prefix)
      const to = firstFrom(rows, `${prefix}\uffff`)
      const past = after === '' ? undefined : firstFrom(rows, after)
      const found: Row[] = []
      const step = backwards ? -1 : 1
      let n = backwards ? (past ?? to) - 1 : past === undefined ? from : past + (rows.keyAt(past) === after ? 1 : 0)
      for (; n >= from && n < to && found.length < limit; n += step) found.push(rowAt(partition, rows, n))
      const isBehind = ({ sk }: Row) => after === '' || (backwards ? sk < after : sk > after)
      const own = added(partition).filter((row) => row.sk.startsWith(prefix) && isBehind(row))
      const all = [...found, ...own].toSorted((a, b) => (a.sk < b.sk ? -step : step))
      const page = all.slice(0, limit)
      reads.rows += page.length
      const more = (n >= from && n < to) || all.length > limit
      return { rows: page, ...(more ? { last: page.at(-1)?.sk ?? '' } : {}) }
    },
    async transact(items) {
      for (const { put } of items) if (put) written.set(`${put.row.pk} ${put.row.sk}`, put.row)
    },
  }
}

/** The first row whose key is not before one. */
function firstFrom(rows: Rows, key: string): number {
  let low = 0
  let high = rows.count
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows.keyAt(middle) < key) low = middle + 1
    else high = middle
  }
  return low
}
