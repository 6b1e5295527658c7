import type { Listing } from '../../shared/domain/disclosure/listing.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'

/** Rows of the listings as they will be: what is set is seen at once and written together. */
export interface ListingRows {
  find(id: string): Promise<Listing | undefined>
  all(prefix: string): Promise<readonly Listing[]>
  /** A row that is already so in the table is not written. */
  set(row: Listing): Promise<void>
  /** Some work on the rows, whole: what it set is forgotten when it throws. */
  whole(work: () => Promise<void>): Promise<void>
  /** What is to be written; each on the version that was read. */
  writes(): readonly Write[]
}

export function listingRows(listings: WriteStore<Listing>): ListingRows {
  const read = new Map<string, Promise<Versioned<Listing> | undefined>>()
  const changed = new Map<string, { readonly row: Listing; readonly write: Write }>()
  const stored = (id: string) => {
    const found = read.get(id) ?? listings.find(id)
    read.set(id, found)
    return found
  }
  return {
    find: async (id) => changed.get(id)?.row ?? (await stored(id))?.record,
    async all(prefix) {
      const rows = new Map<string, Listing>()
      for await (const { record } of listings.all(prefix)) rows.set(record.id, record)
      for (const [id, { row }] of changed) if (id.startsWith(prefix)) rows.set(id, row)
      return [...rows.values()]
    },
    async set(row) {
      const before = await stored(row.id)
      if (before && isSame(before.record, row)) changed.delete(row.id)
      else changed.set(row.id, { row, write: before ? listings.replace(before, row) : listings.create(row) })
    },
    async whole(work) {
      const before = [...changed]
      try {
        await work()
      } catch (error) {
        changed.clear()
        for (const [id, change] of before) changed.set(id, change)
        throw error
      }
    },
    writes: () => [...changed.values()].map(({ write }) => write),
  }
}

/** Absent and undefined are one; of fractions, as JSON writes them. */
function isSame(a: Listing, b: Listing): boolean {
  return sorted(a) === sorted(b)
}

function sorted(row: Listing): string {
  return JSON.stringify(row, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
