import { brokenPrefix } from '../../shared/domain/disclosure/listing.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** Those that are broken now, unless the mended ones are asked for. A page of the list may hold fewer than its limit. */
export const listBrokenPages: UseCase<'listBrokenPages'> = async ({ input, stores }) => {
  const { state = 'broken', ...paging } = input
  const { items, next } = await stores.listings.list({ ...paging, prefix: brokenPrefix })
  const shown = items.flatMap((row) => {
    if (row.kind !== 'broken' || (row.mendedOn === undefined) !== (state === 'broken')) return []
    const { what, path, error, since, mendedOn } = row
    return [{ what, ...(path ? { path } : {}), error, since, ...(mendedOn ? { mendedOn } : {}) }]
  })
  return answer({ items: shown, ...(next ? { next } : {}) })
}
