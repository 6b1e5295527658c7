import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { reviewedPhotos } from '../../shared/domain/inspection/photo-flags.ts'
import { type PinnedItem, reviewSheet } from '../../shared/domain/inspection/review-sheet.ts'
import { visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import type { Item, ItemEdition } from '../../shared/domain/registry/item.ts'
import { editionId } from '../../shared/domain/registry/item-moves.ts'
import { photoAddresses } from '../acts/photo-addresses.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/** Everything in one answer; the addresses of photos hold for five minutes, and each photo's hash says what must come from there. */
export const getReview: UseCase<'getReview'> = async (context) => {
  const { input, stores, who, today, presignGet } = context
  const { record } = await stores.inspections.get(input.inspectionId)
  const inspection = visibleTo(record, who)
  const versions = (await everyVersion(stores.inspections, record.id)).map((each) => ({
    record: visibleTo(each.record, who),
    ...each.hand,
  }))
  const told = new Map(reviewedPhotos(record).map((one) => [one.photo.id, one]))
  const photos = inspection.photos.map((photo) => {
    const { flags = [], silent = false } = told.get(photo.id) ?? {}
    return { photo, flags, silent, ...photoAddresses(presignGet, photo) }
  })
  return answer(reviewSheet(inspection, await pinnedItems(inspection, stores), { photos, versions, today }))
}

export const listInspectionHistory: UseCase<'listInspectionHistory'> = async ({ input, stores, who }) => {
  const { inspectionId, ...paging } = input
  const { items, next } = await stores.inspections.versions(inspectionId, paging)
  const shown = items.map(({ record, version, hand }) => ({ record: visibleTo(record, who), version, ...hand }))
  return answer({ items: shown, ...(next ? { next } : {}) })
}

/** The oldest first. */
async function everyVersion(store: ReadStore<Inspection>, id: string): Promise<Versioned<Inspection>[]> {
  const all: Versioned<Inspection>[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await store.versions(id, { cursor, limit: 200 })
    all.push(...items)
    cursor = next
  } while (cursor)
  return all.reverse()
}

/** Each item as the edition says that was pinned; where none was, as it stands. */
async function pinnedItems(
  { itemIds, itemVersions = {} }: Inspection,
  { items, editions }: { items: ReadStore<Item>; editions: ReadStore<ItemEdition> },
): Promise<Map<string, PinnedItem>> {
  const found = await Promise.all(
    itemIds.map(async (id): Promise<[string, PinnedItem | undefined]> => {
      const edition = itemVersions[id]
      const pinned = edition === undefined ? undefined : await editions.find(editionId(id, edition))
      return [id, pinned?.record ?? (await items.find(id))?.record]
    }),
  )
  return new Map(found.filter((pair): pair is [string, PinnedItem] => pair[1] !== undefined))
}
