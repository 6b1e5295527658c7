import { pageKey, type SiteFile } from '../../shared/contract/site-paths.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import { linksOf, nameOf, type PageRef, refAt } from './page-refs.ts'
import { renderPage } from './render-page.ts'
import type { SiteRecords } from './site-records.ts'

export interface Written {
  readonly written: number
  readonly unchanged: number
  /** Pages that could not be rendered or written, by name. */
  readonly failed: readonly string[]
}

/** With the first page of a department comes the way in: the home page is the list of the departments' cards. */
const entrance: readonly PageRef[] = [
  { kind: 'notFound' },
  { kind: 'robots' },
  { kind: 'card' },
  { kind: 'sitemap' },
  { kind: 'department' },
  { kind: 'departments' },
  { kind: 'home' },
]

export interface Site {
  readonly records: SiteRecords
  readonly site: WriteBucket
  /** Pages under way at once; one after the other when absent. */
  readonly atOnce?: number
  /** Only these pages, not what they link to: a rebuild brings all, and the home page last. */
  readonly alone?: boolean
}

/**
 * Brings pages up to date. A file whose bytes already lie there is left alone. Before a page is written that links to what it
 * did not link to before, whatever of that does not stand is written first: so no page that a reader can reach ever links to
 * nothing, in whichever order events come. The home page, by which readers enter, comes last when it does not stand yet.
 *
 * One page that fails is logged by name and does not keep the rest from the public. A crash anywhere leaves a site that is
 * whole in itself and that the same event completes.
 */
export async function writePages(
  refs: Iterable<PageRef> | AsyncIterable<PageRef>,
  { records, site, atOnce = 1, alone = false }: Site,
): Promise<Written> {
  const begun = new Set<string>()
  const failed: string[] = []
  const count = { written: 0, unchanged: 0 }

  const bring = async (ref: PageRef): Promise<void> => {
    if (begun.has(nameOf(ref))) return
    begun.add(nameOf(ref))
    try {
      for (const file of await renderPage(ref, { records, site })) await write(file)
    } catch (error) {
      failed.push(nameOf(ref))
      logFailure(ref, records, error)
    }
  }
  const write = async (file: SiteFile): Promise<void> => {
    const before = await textAt(site, file.key)
    if (before === file.body) {
      count.unchanged += 1
      return
    }
    if (!alone) {
      const known = linksOf({ key: file.key, body: before ?? '' })
      await standing([...linksOf(file)].filter((key) => !known.has(key)))
    }
    await site.put(file.key, file.body, { type: file.type, cacheControl: file.cache })
    count.written += 1
  }
  const standing = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      const ref = refAt(key)
      if (ref && ref.kind !== 'home' && !begun.has(nameOf(ref)) && (await site.size(key)) === undefined)
        await bring(ref)
    }
  }

  await eachOf(refs, atOnce, bring)
  if (!alone && (await site.size(pageKey('home'))) === undefined) for (const ref of entrance) await bring(ref)
  return { ...count, failed }
}

/** So many at once, in their order of beginning; the source is asked only as there is room. */
async function eachOf(
  refs: Iterable<PageRef> | AsyncIterable<PageRef>,
  atOnce: number,
  work: (ref: PageRef) => Promise<void>,
): Promise<void> {
  const under = new Set<Promise<void>>()
  for await (const ref of refs) {
    const one = work(ref).finally(() => under.delete(one))
    under.add(one)
    if (under.size >= atOnce) await Promise.race(under)
  }
  await Promise.all(under)
}

async function textAt(site: WriteBucket, key: string): Promise<string | undefined> {
  const bytes = await site.get(key)
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function logFailure(ref: PageRef, { path }: SiteRecords, error: unknown): void {
  const why = String((error as Error).stack ?? error)
  console.error(
    JSON.stringify({ level: 'error', what: 'page not published', department: path, page: nameOf(ref), error: why }),
  )
}
