import type { DomainEvent } from '../../shared/contract/events.ts'
import type { Item, ItemEdition } from '../../shared/domain/registry/item.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'

/** What records a publication: the item with its new edition beside it, in one transaction. */
export function itemPublication(
  stores: { readonly items: WriteStore<Item>; readonly editions: WriteStore<ItemEdition> },
  read: Versioned<Item>,
  { item, editions }: { item: Item; editions: readonly ItemEdition[] },
): { writes: Write[]; event: DomainEvent } {
  const { edition, effectiveFrom, publishedOn } = editions.at(-1) as ItemEdition
  return {
    writes: [stores.items.replace(read, item), ...editions.map((one) => stores.editions.create(one))],
    event: {
      type: 'item.published',
      object: `items/${item.id}`,
      payload: { item: item.id, on: publishedOn, edition, effectiveFrom },
    },
  }
}
