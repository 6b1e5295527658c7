import {
  englishKey,
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
  const { zh, en } = unavailablePage(kind, place)
  const files = [
    { key: englishKey(kind, place), ...pageHeaders.page, body: en },
    { key: pageKey(kind, place), ...pageHeaders.page, body: zh },
  ]
  const standing = await Promise.all(files.map(({ key }) => site.size(key)))
  return files.filter((_, at) => standing[at] === undefined)
}

function isPage(kind: PageKind | FileKind): kind is PageKind {
  return kind in sitePages
}
