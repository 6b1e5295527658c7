import { editedItem } from '../../shared/domain/registry/item-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { readForEdit } from './read-for-edit.ts'
import { registryEvent } from './registry-event.ts'

/** Of a public item only the next edition is written: what is public stays until that is published. One transaction. */
export const editItem: UseCase<'editItem'> = async ({ input: { itemId, ...content }, stores, who, ifMatch }) => {
  const read = await readForEdit(stores.items, { id: itemId, ifMatch, what: '抽查事项' })
  const item = editedItem(read.record, content, who.id)
  return decided(item, [stores.items.replace(read, item)], registryEvent('items', item.id, 'edited'), {
    version: read.version + 1,
  })
}
