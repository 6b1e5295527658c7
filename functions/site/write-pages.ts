import { pageKey, type SiteFile } from '../../shared/contract/site-paths.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import { linksOf, nameOf, type PageRef, refAt } from './page-refs.ts'
import { renderPage } from './render-page.ts'
import type { SiteRecords } from './site-records.ts'

export interface Written {
  readonly written: number
  readonly unchanged: number
}

/** The home page is the list of the departments' cards. */
const entrance: readonly PageRef[] = [{ kind: 'card' }, { kind: 'department' }, { kind: 'home' }]

interface Site {
  readonly records: SiteRecords
  readonly site: WriteBucket
}

/**
 * Brings pages up to date. A file whose bytes already lie there is left alone. Before a page is written that links to what it
 * did not link to before, whatever of that does not stand is written first: so no page that a reader can reach ever links to
 * nothing, in whichever order events come. The home page, by which readers enter, comes last when it does not stand yet.
 *
 * One page that fails is logged by name and does not keep the rest from the public; the failure is thrown at the end, so
 * that the event comes again. A crash anywhere leaves a site that is whole in itself and that the same event completes.
 *
 * @throws {Error} naming the pages that failed, after all others were written
 */
export async function writePages(refs: readonly PageRef[], { records, site }: Site): Promise<Written> {
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
    const known = linksOf({ key: file.key, body: before ?? '' })
    await standing([...linksOf(file)].filter((key) => !known.has(key)))
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

  for (const ref of refs) await bring(ref)
  if ((await site.size(pageKey('home'))) === undefined) for (const ref of entrance) await bring(ref)
  if (failed.length > 0) throw new Error(`Pages of ${records.path} not published: ${failed.join(', ')}`)
  return count
}

async function textAt(site: WriteBucket, key: string): Promise<string | undefined> {
  const bytes = await site.get(key)
  return bytes && new TextDecoder().decode(bytes)
}

function logFailure(ref: PageRef, { path }: SiteRecords, error: unknown): void {
  const why = String((error as Error).stack ?? error)
  console.error(
    JSON.stringify({ level: 'error', what: 'page not published', department: path, page: nameOf(ref), error: why }),
  )
}
