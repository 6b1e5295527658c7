import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { ItemEdition } from '../../shared/domain/registry/item.ts'
import { editionId } from '../../shared/domain/registry/item-moves.ts'
import type { ReadStore } from '../stores/record-store.ts'

/**
 * The pinned edition of each item of an inspection, by item: what its officers ask, whatever is published later. Items of older
 * records, which pinned none, are left out.
 */
export async function pinnedEditions(
  { itemIds, itemVersions = {} }: Pick<Inspection, 'itemIds' | 'itemVersions'>,
  editions: ReadStore<ItemEdition>,
): Promise<Map<string, ItemEdition>> {
  const found = await Promise.all(
    itemIds.map(async (id) => {
      const edition = itemVersions[id]
      return edition === undefined ? undefined : (await editions.find(editionId(id, edition)))?.record
    }),
  )
  return new Map(found.flatMap((edition) => (edition ? [[edition.itemId, edition] as const] : [])))
}
