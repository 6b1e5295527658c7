import { editionId, editionOf } from '../../shared/domain/registry/item-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type UseCase } from '../http/use-case.ts'

export const listItems: UseCase<'listItems'> = async ({ input, stores }) => answer(await stores.items.list(input))

export const getItem: UseCase<'getItem'> = async ({ input, stores }) => {
  const { record, version } = await stores.items.get(input.itemId)
  return answer(record, { version })
}

/** An item that was public before editions were counted is its own first edition. */
export const getItemEdition: UseCase<'getItemEdition'> = async ({ input: { itemId, edition }, stores }) => {
  const { record: item } = await stores.items.get(itemId)
  if (!item.editions && item.publishedOn && edition === 1) {
    return answer(editionOf(item, { edition, effectiveFrom: item.publishedOn, publishedOn: item.publishedOn }))
  }
  const found = await stores.editions.find(editionId(itemId, edition))
  if (found) return answer(found.record)
  throw new Refusal('not-found', { what: '抽查事项版本', id: editionId(itemId, edition) }, { what: 'edition' })
}
