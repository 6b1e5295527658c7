import { isKept, journalEntry, type StoreName, type StoreRecords, stores } from '../../shared/contract/stores.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { historyPartition, pastRow, pastSort } from './history.ts'
import { type JournalRow, journalPartition, lastOfJournal, readJournal } from './journal.ts'
import type { Hand, Row, TransactItem } from './rows.ts'
import type { Table } from './table.ts'

/** A record and the version under which it was read. */
export interface Versioned<T> {
  readonly record: T
  readonly version: number
  /** Who wrote this version, when and by what; unknown for rows that no request wrote. */
  readonly hand?: Hand
}

export interface Page<T> {
  readonly items: T[]
  /** Opaque; give it back to go on. */
  readonly next?: string
}

export interface ListOptions {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
  /** Only ids that begin with this. */
  readonly prefix?: string
  readonly newestFirst?: boolean
}

/** Reads are consistent: what a commit acknowledged is seen. */
export interface ReadStore<T> {
  /** @throws {Refusal} `not-found`: unknown, or another department's */
  get(id: string): Promise<Versioned<T>>
  find(id: string): Promise<Versioned<T> | undefined>
  list(options?: ListOptions): Promise<Page<T>>
  /** Every record (with its version), a page at a time; for registries of any size. */
  all(prefix?: string): AsyncGenerator<Versioned<T>>
  /** The record must still be at the version that was read; nothing is written to it. */
  unchanged(read: Versioned<T>): Write
  /** Nothing may stand under the id, nor come there meanwhile; nothing is written. Refused with `changed-meanwhile`. */
  absent(id: string): Write
  /**
   * Every version of a record, the newest first; of a kind whose history is kept.
   *
   * @throws {Refusal} `not-found`
   */
  versions(id: string, options?: Pick<ListOptions, 'cursor' | 'limit'>): Promise<Page<Versioned<T>>>
  /** One version of a record, the current one too. */
  versionOf(id: string, version: number): Promise<Versioned<T> | undefined>
  /** What a journalled store's commits changed from that sequence number on, in their order, without a gap. */
  journal(from: number): AsyncGenerator<JournalRow>
  /** The last row of the journal. */
  journalEnd(): Promise<JournalRow | undefined>
}

/** One conditional change, to be given to a commit. Nothing is written before. */
export interface Write {
  readonly item: TransactItem
  /** Rows that go with it, unconditionally: the version that it supersedes. */
  readonly also?: readonly TransactItem[]
  /** What the journal of its store says of it. */
  readonly entry?: { readonly journal: string; readonly value: unknown }
  /** What to say when its condition fails; `current` is the version that stood there, if any. */
  readonly refuse: (current: number | undefined) => Refusal
}

export interface WriteStore<T> extends ReadStore<T> {
  /** Refused with `already-exists` when the id is taken. */
  create(record: T): Write
  /** Refused with `changed-meanwhile` when the version is no longer the one that was read. */
  replace(read: Versioned<T>, record: T): Write
}

/**
 * The store of one kind of record in one department. Of kinds that people edit, each version that is superseded is kept
 * by the same transaction; a new record costs nothing more.
 *
 * @param hand who writes, for the history
 */
export function recordStore<S extends StoreName>(
  table: Table,
  name: S,
  department: string,
  hand?: Hand,
): WriteStore<StoreRecords[S]> {
  type T = StoreRecords[S]
  const pk = `${stores[name].prefix}#${department}`
  const { zh: what, en } = stores[name]
  const versioned = ({ record, version, hand: by }: Row): Versioned<T> => ({
    record: record as T,
    version,
    ...(by ? { hand: by } : {}),
  })
  const written = hand ? { hand } : {}
  const journalled = (record: T) => {
    const value = journalEntry(name, record)
    return value === undefined ? {} : { entry: { journal: journalPartition(name, department), value } }
  }
  const changed = (id: string) => (current: number | undefined) =>
    new Refusal('changed-meanwhile', { what, id, current: current ?? 0 }, { what: `The ${en}` })
  const atVersion = (version: number) => ({ condition: 'version = :read', values: { ':read': version } })

  const find = async (id: string) => {
    const row = await table.get(pk, id)
    return row && versioned(row)
  }
  const get = async (id: string) => {
    const found = await find(id)
    if (!found) throw new Refusal('not-found', { what, id }, { what: en })
    return found
  }
  return {
    find,
    get,
    async list({ cursor, limit = 50, prefix, newestFirst } = {}) {
      const after = cursor === undefined ? undefined : readCursor(cursor, pk, prefix)
      const { rows, last } = await table.query({
        partition: pk,
        limit,
        ...(prefix ? { prefix } : {}),
        ...(after ? { after } : {}),
        ...(newestFirst ? { backwards: true } : {}),
      })
      return { items: rows.map((row) => row.record as T), ...(last ? { next: writeCursor(pk, last) } : {}) }
    },
    async *all(prefix) {
      let after: string | undefined
      do {
        const { rows, last } = await table.query({
          partition: pk,
          limit: 500,
          ...(prefix ? { prefix } : {}),
          ...(after ? { after } : {}),
        })
        yield* rows.map(versioned)
        after = last
      } while (after)
    },
    create(record) {
      const row = { pk, sk: record.id, version: 1, record, ...written }
      return {
        item: { put: { row, condition: 'attribute_not_exists(pk)' } },
        ...journalled(record),
        refuse: () => new Refusal('already-exists', { what, id: record.id }, { what: `The ${en}` }),
      }
    },
    replace(read, record) {
      const row = { pk, sk: record.id, version: read.version + 1, record, ...written }
      return {
        item: { put: { row, ...atVersion(read.version) } },
        ...(isKept(name) ? { also: [{ put: { row: pastRow(name, department, read) } }] } : {}),
        ...journalled(record),
        refuse: changed(record.id),
      }
    },
    unchanged(read) {
      const key = { pk, sk: read.record.id }
      return { item: { check: { key, ...atVersion(read.version) } }, refuse: changed(read.record.id) }
    },
    absent(id) {
      return { item: { check: { key: { pk, sk: id }, condition: 'attribute_not_exists(pk)' } }, refuse: changed(id) }
    },
    async versions(id, { cursor, limit = 50 } = {}) {
      const current = await get(id)
      const partition = historyPartition(name, department)
      const prefix = `${id}#`
      const after = cursor === undefined ? undefined : readCursor(cursor, partition, prefix)
      const { rows, last } = await table.query({
        partition,
        prefix,
        limit,
        backwards: true,
        ...(after ? { after } : {}),
      })
      // Superseded between the two reads, it would be in both.
      const past = rows.filter(({ version }) => version < current.version).map(versioned)
      return {
        items: cursor === undefined ? [current, ...past] : past,
        ...(last ? { next: writeCursor(partition, last) } : {}),
      }
    },
    async versionOf(id, version) {
      const current = await find(id)
      if (current?.version === version) return current
      const row = await table.get(historyPartition(name, department), pastSort(id, version))
      return row && versioned(row)
    },
    journal: (from) => readJournal(table, journalPartition(name, department), from),
    journalEnd: () => lastOfJournal(table, journalPartition(name, department)),
  }
}

/** A cursor names its partition, so that it cannot be carried to another department's list, nor to a list of other ids. */
function writeCursor(pk: string, last: string): string {
  return Buffer.from(JSON.stringify([pk, last])).toString('base64url')
}

function readCursor(cursor: string, pk: string, prefix = ''): string {
  try {
    const [partition, last] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown]
    if (partition === pk && typeof last === 'string' && last !== '' && last.startsWith(prefix)) return last
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('bad-cursor')
}
