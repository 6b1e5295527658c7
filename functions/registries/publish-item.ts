import { itemLifecycle } from '../../shared/domain/registry/item.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** The record is public truth from here on; the stream writes the page. A crash in between leaves a page that the next event writes. */
export const publishItem: UseCase<'publishItem'> = async ({ input, stores, today }) => {
  const read = await stores.items.get(input.itemId)
  const state = moved(itemLifecycle, read.record, 'publish')
  const item = { ...read.record, state, publishedOn: today }
  return decided(item, [stores.items.replace(read, item)], {
    type: 'item.published',
    object: `items/${item.id}`,
    payload: { item: item.id, on: today },
  })
}
