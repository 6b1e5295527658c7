import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { PinnedItem } from '../../shared/domain/inspection/review-sheet.ts'
import type { Item, ItemEdition } from '../../shared/domain/registry/item.ts'
import { editionId } from '../../shared/domain/registry/item-moves.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/** Every version of an inspection, the oldest first. */
export async function everyVersion(store: ReadStore<Inspection>, id: string): Promise<Versioned<Inspection>[]> {
  const all: Versioned<Inspection>[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await store.versions(id, { cursor, limit: 200 })
    all.push(...items)
    cursor = next
  } while (cursor)
  return all.reverse()
}

/** Each item of an inspection as the edition says that was pinned; where none was, as it stands. */
export async function pinnedItems(
  { itemIds, itemVersions = {} }: Inspection,
  { items, editions }: { readonly items: ReadStore<Item>; readonly editions: ReadStore<ItemEdition> },
): Promise<Map<string, PinnedItem>> {
  const pairs = itemIds.map(async (id): Promise<[string, PinnedItem | undefined]> => {
    const edition = itemVersions[id]
    const pinned = edition === undefined ? undefined : await editions.find(editionId(id, edition))
    return [id, pinned?.record ?? (await items.find(id))?.record]
  })
  const found = await Promise.all(pairs)
  return new Map(found.filter((pair): pair is [string, PinnedItem] => pair[1] !== undefined))
}
