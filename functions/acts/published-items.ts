import type { Item } from '../../shared/domain/registry/item.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { ReadStore, Write } from '../stores/record-store.ts'

/**
 * That items are public: conditions for a transaction, so that none of them is retired by the way.
 *
 * @throws {Refusal} `item-not-published` @source 国办发〔2024〕54号
 */
export function stillPublished(items: ReadStore<Item>, ids: readonly string[]): Promise<Write[]> {
  return Promise.all(
    [...new Set(ids)].map(async (id) => {
      const item = await items.find(id)
      const refuse = () => new Refusal('item-not-published', { id })
      if (item?.record.state !== 'published') throw refuse()
      return { ...items.unchanged(item), refuse }
    }),
  )
}
