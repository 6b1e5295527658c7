import {
  type FileKind,
  type PageKind,
  pageHeaders,
  pageKey,
  type SiteFile,
  sitePages,
} from '../../shared/contract/site-paths.ts'
import { unavailablePage } from '../../shared/pages/unavailable-page.ts'
import type { Site } from './draft-pages.ts'
import type { PageRef } from './page-refs.ts'

/**
 * What stands in the place of a page that cannot be written and never was: other pages link to it. Where an earlier version of
 * the page lies, that stays. A data file has none.
 */
export async function placeholderOf({ kind, id, page }: PageRef, { records, site }: Site): Promise<SiteFile[]> {
  if (!isPage(kind)) return []
  const place = {
    department: records.path,
    ...(id === undefined ? {} : { id }),
    ...(page === undefined ? {} : { page }),
  }
  const key = pageKey(kind, place)
  if ((await site.size(key)) !== undefined) return []
  const { type, cache } = pageHeaders.page
  return [{ key, type, cache, body: unavailablePage(kind, place) }]
}

function isPage(kind: PageKind | FileKind): kind is PageKind {
  return kind in sitePages
}
