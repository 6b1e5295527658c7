import type { Item } from '../../shared/domain/registry/item.ts'
import { awaitsPublication, publishedItem } from '../../shared/domain/registry/item-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'
import { itemPublication } from './item-publication.ts'
import { registryEvent } from './registry-event.ts'

const MOST = 200

/**
 * Everything is judged before anything is written: one item that may not be published stops the whole list. Then each is
 * a transaction of its own, with its own event. A crash leaves some public and the rest waiting: asked again, those are
 * published.
 */
export const publishItems: UseCase<'publishItems'> = async ({ input, stores, who, today, commit }) => {
  const { effectiveFrom } = input
  const waiting = await waitingItems(stores.items, input.itemIds)
  if (waiting.length === 0) throw new Refusal('nothing-to-publish')
  if (waiting.length > MOST) throw new Refusal('too-many-at-once', { count: waiting.length, limit: MOST })
  const judged = waiting.map((read) => ({ read, ...publishedItem(read.record, { by: who.id, today, effectiveFrom }) }))
  for (const { read, ...publication } of judged) {
    const { writes, event } = itemPublication(stores, read, publication)
    await commit(writes, event)
  }
  const published = judged.map(({ item }) => item)
  const ids = published.map(({ id }) => id)
  return decided({ published }, [], registryEvent('items', 'list', 'published', { items: ids }))
}

async function waitingItems(items: ReadStore<Item>, ids?: readonly string[]): Promise<Versioned<Item>[]> {
  if (ids) return Promise.all([...new Set(ids)].map((id) => items.get(id)))
  const waiting: Versioned<Item>[] = []
  for await (const read of items.all()) if (awaitsPublication(read.record)) waiting.push(read)
  return waiting
}
