import { newItem } from '../../shared/domain/registry/item-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { registryEvent } from './registry-event.ts'

/** One transaction; a crash leaves nothing. */
export const createItem: UseCase<'createItem'> = async ({ input: { itemId, ...content }, stores, who }) => {
  const item = newItem(itemId, content, who.id)
  return decided(item, [stores.items.create(item)], registryEvent('items', item.id, 'created'), {
    status: 201,
    version: 1,
  })
}
