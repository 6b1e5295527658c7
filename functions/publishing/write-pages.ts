import type { SiteFile } from '../../shared/contract/site-paths.ts'
import { compareBytes, utf8 } from '../../shared/kernel/bytes.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import { nameOf, type PageRef } from './page-refs.ts'
import { renderPage } from './render-page.ts'
import type { SiteRecords } from './site-records.ts'

export interface Written {
  readonly written: number
  readonly unchanged: number
}

/**
 * Writes pages one after another in the given order; a file whose bytes already lie there is left alone. One page that
 * fails is logged by name and does not keep the rest from the public; the failure is thrown at the end, so that the event
 * comes again. A crash anywhere leaves a site that the same event, or any later one of the same record, completes.
 *
 * @throws {Error} naming the pages that failed, after all others were written
 */
export async function writePages(
  refs: readonly PageRef[],
  { records, site }: { records: SiteRecords; site: WriteBucket },
): Promise<Written> {
  let written = 0
  let unchanged = 0
  const failed: string[] = []
  for (const ref of refs) {
    try {
      for (const file of await renderPage(ref, { records, site })) {
        if (await writeFile(site, file)) written += 1
        else unchanged += 1
      }
    } catch (error) {
      failed.push(nameOf(ref))
      const why = String((error as Error).stack ?? error)
      console.error(
        JSON.stringify({
          level: 'error',
          what: 'page not published',
          department: records.path,
          page: nameOf(ref),
          error: why,
        }),
      )
    }
  }
  if (failed.length > 0) throw new Error(`Pages of ${records.path} not published: ${failed.join(', ')}`)
  return { written, unchanged }
}

/** @returns false when the same bytes lay there already */
async function writeFile(site: WriteBucket, { key, type, cache, body }: SiteFile): Promise<boolean> {
  const bytes = utf8(body)
  const before = await site.get(key)
  if (before && compareBytes(before, bytes) === 0) return false
  await site.put(key, bytes, { type, cacheControl: cache })
  return true
}
