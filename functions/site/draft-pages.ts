import { inChinese, type PublicFile, pageKey } from '../../shared/contract/site-paths.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import { isStoreError } from '../stores/store-error.ts'
import { eachOf } from './each-of.ts'
import { keysOf, linksOf, madeWithAnother, nameOf, type PageRef, refAt } from './page-refs.ts'
import { placeholderOf } from './placeholder.ts'
import { renderPage } from './render-page.ts'
import type { SiteRecords } from './site-records.ts'

/** A file that is to be written, and what lies under its key now. */
export interface Draft {
  readonly ref: PageRef
  readonly file: PublicFile
  /** Of a text its words, of anything else its bytes. */
  readonly before: PublicFile['body'] | undefined
}

/** A page that could not be brought: its records do not allow it, or the store failed and may not the next time. */
export interface Trouble {
  readonly ref: PageRef
  readonly why: 'broken' | 'store'
  readonly error: unknown
}

export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly troubles: readonly Trouble[]
  /** Files that lie there as they should. */
  readonly unchanged: number
  /** Files of pages that their records do not support any more. */
  readonly gone: readonly string[]
}

export interface Site {
  readonly records: SiteRecords
  readonly site: WriteBucket
  /** Pages under way at once. */
  readonly atOnce?: number
}

/**
 * Renders pages and keeps what differs from what lies there. Whatever they newly link to that does not stand is rendered with
 * them. A page whose records do not allow it keeps what lies there; where nothing does, a page that says so takes its place,
 * because others link to it.
 *
 * @param alone just these pages, not what they link to
 */
export async function draftPages(
  refs: readonly PageRef[],
  { records, site, atOnce = 8 }: Site,
  alone?: 'alone',
): Promise<Drafts> {
  const begun = new Set<string>()
  const drafts: Draft[] = []
  const troubles: Trouble[] = []
  const gone: string[] = []
  let unchanged = 0

  const bring = async (ref: PageRef): Promise<void> => {
    if (begun.has(nameOf(ref))) return
    begun.add(nameOf(ref))
    try {
      const files = await rendered(ref, { records, site })
      if (files.length === 0 && !isBroken(ref)) gone.push(...(await standingOf(ref, { records, site })))
      for (const file of files) {
        const before = await bodyAt(site, file)
        if (isSame(before, file.body)) unchanged += 1
        else drafts.push({ ref, file, before })
      }
    } catch (error) {
      troubles.push({ ref, why: 'store', error })
    }
  }
  const rendered = async (ref: PageRef, from: Site): Promise<readonly PublicFile[]> => {
    try {
      return await renderPage(ref, from)
    } catch (error) {
      if (isStoreError(error)) throw error
      troubles.push({ ref, why: 'broken', error })
      return placeholderOf(ref, from)
    }
  }

  const isBroken = (ref: PageRef) => troubles.some((trouble) => trouble.ref === ref)
  const standing = standingIn(site)
  let next: readonly PageRef[] = refs
  for (let looked = 0; next.length > 0; ) {
    await eachOf(next, atOnce, bring)
    const fresh = drafts.slice(looked)
    looked = drafts.length
    next = alone ? [] : await missing(fresh, standing, atOnce)
  }
  return { drafts, troubles, unchanged, gone }

  async function missing(
    fresh: readonly Draft[],
    stands: (key: string) => Promise<boolean>,
    parallel: number,
  ): Promise<PageRef[]> {
    const keys = new Set(fresh.flatMap(newLinks).map(inChinese)) // or one event would bring a whole site's first English
    const found: PageRef[] = []
    await eachOf(keys, parallel, async (key) => {
      const ref = refAt(key, records.path)
      if (ref && ref.kind !== 'home' && !begun.has(nameOf(ref)) && !(await stands(key))) found.push(ref)
    })
    return found
  }
}

/** What lies there of a page; files that are made with another page are that page's. */
async function standingOf(ref: PageRef, { records, site }: Site): Promise<string[]> {
  const keys = madeWithAnother(ref) ? [] : keysOf(ref, records.path)
  const sizes = await Promise.all(keys.map((key) => site.size(key)))
  return keys.filter((_, at) => sizes[at] !== undefined)
}

/** The keys that a file links to and what lies in its place does not. */
export function newLinks({ file, before }: Draft): string[] {
  if (typeof file.body !== 'string') return []
  const known = linksOf({ key: file.key, body: typeof before === 'string' ? before : '' })
  return [...linksOf({ key: file.key, body: file.body })].filter((key) => !known.has(key))
}

/** Home stands for all: readers enter by it, and it comes last. */
function standingIn(site: WriteBucket): (key: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>([[pageKey('home'), Promise.resolve(true)]])
  return (key) => {
    const stands = known.get(key) ?? site.size(key).then((size) => size !== undefined)
    known.set(key, stands)
    return stands
  }
}

async function bodyAt(site: WriteBucket, { key, body }: PublicFile): Promise<PublicFile['body'] | undefined> {
  const bytes = await site.get(key)
  return bytes && typeof body === 'string' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : bytes
}

function isSame(before: PublicFile['body'] | undefined, body: PublicFile['body']): boolean {
  if (typeof body === 'string' || typeof before === 'string' || before === undefined) return before === body
  return Buffer.compare(before, body) === 0
}
