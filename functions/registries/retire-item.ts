import { requireImpersonal } from '../../shared/domain/disclosure/private-text.ts'
import { retiredItem } from '../../shared/domain/registry/item-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** Nothing is deleted: a retired item stays readable with its reason, and plans that pinned it keep their words. */
export const retireItem: UseCase<'retireItem'> = async ({ input, stores, today }) => {
  const read = await stores.items.get(input.itemId)
  requireImpersonal('废止理由', input.reason)
  const item = retiredItem(read.record, input.reason, today)
  return decided(
    item,
    [stores.items.replace(read, item)],
    {
      type: 'item.retired',
      object: `items/${item.id}`,
      payload: { item: item.id, on: today, reason: input.reason },
    },
    { version: read.version + 1 },
  )
}
