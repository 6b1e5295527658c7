import { publishedItem } from '../../shared/domain/registry/item-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { itemPublication } from './item-publication.ts'

/** The record is public truth from here on; the stream writes the page. A crash in between leaves a page that the next event writes. */
export const publishItem: UseCase<'publishItem'> = async ({ input, stores, who, today }) => {
  const read = await stores.items.get(input.itemId)
  const publication = publishedItem(read.record, { by: who.id, today, effectiveFrom: input.effectiveFrom })
  const { writes, event } = itemPublication(stores, read, publication)
  return decided(publication.item, writes, event, { version: read.version + 1 })
}
