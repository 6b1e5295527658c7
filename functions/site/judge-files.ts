import { createHash } from 'node:crypto'
import {
  type FileKind,
  fileKey,
  type PageKind,
  type SiteFile,
  sitePages,
  twinKey,
} from '../../shared/contract/site-paths.ts'
import type { Difference } from '../../shared/domain/disclosure/rebuild.ts'
import type { ListedObject, ReadBucket } from '../stores/object-store.ts'
import { isStoreError } from '../stores/store-error.ts'
import type { Site } from './draft-pages.ts'
import { eachOf } from './each-of.ts'
import { nameOf, type PageRef, refAt } from './page-refs.ts'
import { renderPage } from './render-page.ts'

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

export type Judged = Difference['what'] | 'right'

/**
 * What files should hold, each page rendered once. A page that its records do not allow has no say: what lies there stays, and
 * the list of broken pages tells of it.
 */
export class Judge {
  private readonly pages = new Map<string, Promise<ReadonlyMap<string, SiteFile> | 'broken'>>()
  private readonly site: Site

  constructor(site: Site) {
    this.site = site
  }

  /** @param object the file as the bucket lists it; absent: it does not lie there */
  async judge(key: string, object: ListedObject | undefined): Promise<Judged> {
    const ref = refOfKey(key)
    const files = ref ? await this.filesOf(ref) : new Map<string, SiteFile>()
    if (files === 'broken') return 'right'
    const file = files.get(key)
    if (!object) return file ? 'missing' : 'right'
    if (!file) return (await isOfEarlierRelease(key, ref, this.site.site)) ? 'right' : 'extra'
    if (object.etag === createHash('md5').update(file.body).digest('hex')) return 'right'
    return (await textAt(this.site.site, key)) === file.body ? 'right' : 'changed'
  }

  private filesOf(ref: PageRef): Promise<ReadonlyMap<string, SiteFile> | 'broken'> {
    const known = this.pages.get(nameOf(ref)) ?? this.render(ref)
    this.pages.set(nameOf(ref), known)
    return known
  }

  private async render(ref: PageRef): Promise<ReadonlyMap<string, SiteFile> | 'broken'> {
    try {
      const files = await renderPage(ref, this.site)
      return new Map(files.map((file) => [file.key, file]))
    } catch (error) {
      if (isStoreError(error)) throw error
      return 'broken'
    }
  }
}

/** Those of a list that are not as they should be, in its order. */
export async function judgeAll(
  judge: Judge,
  files: readonly { readonly key: string; readonly object: ListedObject | undefined }[],
  atOnce: number,
): Promise<Difference[]> {
  const found = new Map<string, Difference['what']>()
  await eachOf(files, atOnce, async ({ key, object }) => {
    const judged = await judge.judge(key, object)
    if (judged !== 'right') found.set(key, judged)
  })
  return files.flatMap(({ key }) => {
    const what = found.get(key)
    return what ? [{ key, what }] : []
  })
}

/** The keys of a page that a record calls for, so far as they can be told without rendering it. */
export function keysOf({ kind, id, page }: PageRef, department: string): string[] {
  const place = { department, ...(id === undefined ? {} : { id }), ...(page === undefined ? {} : { page }) }
  if (!(kind in sitePages)) return [fileKey(kind as FileKind, place)]
  const twin = twinKey(kind as PageKind, place)
  return [twin.replace(/index\.json$/, 'index.html'), twin]
}

/**
 * Style sheets and scripts of an earlier release stay, because saved copies and caches name them; their names carry their hashes,
 * so that nobody can put anything else in their place.
 */
async function isOfEarlierRelease(key: string, ref: PageRef | undefined, site: ReadBucket): Promise<boolean> {
  if (!ref || !['style', 'toolStyle', 'icon', 'script'].includes(ref.kind)) return false
  const named = /\.([0-9a-f]{12})\.[a-z]+$/.exec(key)?.[1]
  const bytes = await site.get(key)
  return bytes !== undefined && named === createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}

async function textAt(site: ReadBucket, key: string): Promise<string | undefined> {
  const bytes = await site.get(key)
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
