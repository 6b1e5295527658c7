import {
  englishKey,
  type FileKind,
  fileKey,
  type PageKind,
  pageKey,
  readKey,
  sitePages,
  twinKey,
} from '../../shared/contract/site-paths.ts'

/** A page (with its twin) or a file of one department's site. */
export interface PageRef {
  readonly kind: PageKind | FileKind
  readonly id?: string
  readonly page?: number
}

export function nameOf({ kind, id, page }: PageRef): string {
  return [kind, id, page].filter((part) => part !== undefined).join(' ')
}

/**
 * The page or file that a link of a department's page leads to.
 *
 * @param own the department's path: what lies in another's site is brought by that one alone
 */
export function refAt(key: string, own?: string): PageRef | undefined {
  const found = readKey(key)
  if (!found || (own !== undefined && found.department !== undefined && found.department !== own)) return undefined
  const { kind, id, page } = found
  return { kind, ...(id === undefined ? {} : { id }), ...(page === undefined ? {} : { page }) }
}

/** The keys that a page links to or loads within the site. */
export function linksOf(page: { readonly key: string; readonly body: string }): Set<string> {
  if (!page.key.endsWith('.html')) return new Set()
  const hrefs = [...withoutCode(page.body).matchAll(/(?:href|src)="([^"#]+)/g)].map((found) => found[1] as string)
  return new Set(
    hrefs.map((href) => decodeURIComponent(new URL(href, `https://site.invalid/${page.key}`).pathname.slice(1))),
  )
}

/** The page that is one whole file carries its program in itself: what stands in it is no link. */
function withoutCode(body: string): string {
  return body.replace(/(<script[^>]*>)[^]*?<\/script>/g, '$1')
}

/** The keys of a page that a record calls for, so far as they can be told without rendering it. */
export function keysOf({ kind, id, page }: PageRef, department: string): string[] {
  const place = { department, ...(id === undefined ? {} : { id }), ...(page === undefined ? {} : { page }) }
  if (!(kind in sitePages)) return [fileKey(kind as FileKind, place)]
  return [pageKey, englishKey, twinKey].map((key) => key(kind as PageKind, place))
}

/** Shards of the search are made with its page. */
const madeWith: { readonly [K in FileKind]?: PageRef } = {
  searchMeta: { kind: 'search' },
  searchGrams: { kind: 'search' },
  searchNames: { kind: 'search' },
}

/** The page of a department that brings a file; undefined when no page does. A page's twin comes with the page. */
export function refOfKey(key: string): PageRef | undefined {
  const ref = refAt(key.replace(/(^|\/)index\.json$/, '$1index.html'))
  return ref && (madeWith[ref.kind as FileKind] ?? ref)
}

export function madeWithAnother({ kind }: PageRef): boolean {
  return kind in madeWith
}
