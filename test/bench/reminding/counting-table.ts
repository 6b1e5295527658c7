import type { Row, TransactItem } from '../../../functions/stores/rows.ts'
import type { Table } from '../../../functions/stores/table.ts'

/** What DynamoDB would charge for, on demand. */
export interface Units {
  calls: number
  /** Consistent reads: one for each begun 4 KB. */
  read: number
  /** Writes in transactions: two for each begun KB. */
  write: number
}

export interface CountingTable extends Table {
  readonly units: Units
  readonly addRows: (rows: Iterable<Row>) => void
}

/**
 * A table in memory that answers after so many milliseconds, as DynamoDB does, and counts capacity units by its rules: 300,000 rows are too
 * many to fill the embedded engine with. It knows the conditions that the sweep uses and refuses others; the sweep's own tests run on the engines.
 */
export function countingTable(latency: number): CountingTable {
  const partitions = new Map<string, { rows: Map<string, Row>; keys: string[] | undefined }>()
  const units: Units = { calls: 0, read: 0, write: 0 }
  const partition = (pk: string) => {
    const found = partitions.get(pk) ?? { rows: new Map<string, Row>(), keys: undefined }
    partitions.set(pk, found)
    return found
  }
  const put = (row: Row) => {
    const { rows } = partition(row.pk)
    if (!rows.has(row.sk)) partition(row.pk).keys = undefined
    rows.set(row.sk, row)
  }
  const asked = async () => {
    units.calls += 1
    await new Promise((resolve) => setTimeout(resolve, latency))
  }
  return {
    units,
    addRows: (rows) => {
      for (const row of rows) put(row)
    },
    async get(pk, sk) {
      await asked()
      const row = partitions.get(pk)?.rows.get(sk)
      units.read += Math.max(1, Math.ceil(bytesOf(row) / 4096))
      return row
    },
    async query({ partition: pk, prefix = '', after = '', limit, backwards }) {
      if (backwards) throw new Error('not measured')
      await asked()
      const found = partition(pk)
      found.keys ??= [...found.rows.keys()].sort()
      const from = firstFrom(found.keys, after > prefix ? after : prefix)
      const rows: Row[] = []
      let bytes = 0
      let at = from
      for (; at < found.keys.length && rows.length < limit; at++) {
        const key = found.keys[at] as string
        if (!key.startsWith(prefix)) break
        if (key === after) continue
        rows.push(found.rows.get(key) as Row)
        bytes += bytesOf(rows.at(-1))
      }
      units.read += Math.max(1, Math.ceil(bytes / 4096))
      const more = rows.length === limit && (found.keys[at] ?? '').startsWith(prefix) && at < found.keys.length
      return { rows, ...(more ? { last: rows.at(-1)?.sk as string } : {}) }
    },
    async transact(items) {
      await asked()
      const refused = items.map((item) => ({ Code: holds(item, partition) ? 'None' : 'ConditionalCheckFailed' }))
      if (refused.some(({ Code }) => Code !== 'None')) {
        throw Object.assign(new Error('cancelled'), {
          name: 'TransactionCanceledException',
          CancellationReasons: refused,
        })
      }
      for (const item of items) {
        if (!item.put) throw new Error('not measured')
        put(item.put.row)
        units.write += 2 * Math.ceil(bytesOf(item.put.row) / 1024)
      }
    },
  }
}

function holds({ put }: TransactItem, partition: (pk: string) => { rows: Map<string, Row> }): boolean {
  if (!put) throw new Error('not measured')
  const before = partition(put.row.pk).rows.get(put.row.sk)
  if (put.condition === undefined) return true
  if (put.condition === 'attribute_not_exists(pk)') return before === undefined
  if (put.condition === 'version = :read') return before?.version === put.values?.[':read']
  throw new Error(`not measured: ${put.condition}`)
}

/** The place of the first key that is not before `key`. */
function firstFrom(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}

function bytesOf(row: Row | undefined): number {
  return row === undefined ? 0 : Buffer.byteLength(JSON.stringify(row))
}
