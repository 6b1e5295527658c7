import type { PageKind, PublicFile } from '../../shared/contract/site-paths.ts'
import { tendedId } from '../../shared/domain/disclosure/listing.ts'
import type { Difference } from '../../shared/domain/disclosure/rebuild.ts'
import { brokenOf, noteBroken } from './broken-pages.ts'
import { count } from './counting.ts'
import type { Site, Trouble } from './draft-pages.ts'
import { Judge, judgeAll } from './judge-files.ts'
import { nightMark } from './night-mark.ts'
import { nameOf, type PageRef, refOfKey } from './page-refs.ts'
import type { Rebuilding } from './rebuild-parts.ts'
import { drawnPagesOf, publishedBetween } from './recent-results.ts'
import { siteRecords } from './site-records.ts'
import { writePages } from './write-pages.ts'

const AT_ONCE = 16

/** Brought up to date each night alone: by day they may lag behind what was counted since, which is no difference. */
const nightly: ReadonlySet<PageRef['kind']> = new Set<PageRef['kind']>([
  'indicators',
  'indicatorYear',
  'openData',
  'search',
  'departments',
  'home' satisfies PageKind,
  'department',
  'csv',
  'feed',
  'card',
  'sitemap',
  'sitemapPart',
])

/**
 * Looks again at what was suspected, mends what is still not as a rebuild would write it, and tells of it. A file that nobody
 * should have goes; the bucket keeps its versions.
 *
 * @throws {Error} when the store takes a page not: the step then comes again
 */
export async function confirmSuspects(
  context: Rebuilding,
  suspects: readonly Difference[],
  site: Site,
): Promise<{ differences: Difference[]; written: number }> {
  if (suspects.length === 0) return { differences: [], written: 0 }
  const files = await Promise.all(
    suspects.map(async ({ key }) => {
      const { objects } = await site.site.list({ prefix: key })
      return { key, object: objects.find((each) => each.key === key) }
    }),
  )
  const judge = new Judge(site)
  const found = await judgeAll(judge, files, AT_ONCE)
  for (const { key, what } of found) if (what === 'headers') await putAgain(await judge.fileAt(key), site)
  const refs = found.flatMap(({ key, what }) => (what === 'extra' || what === 'headers' ? [] : (refOfKey(key) ?? [])))
  const { written, troubles } = await writePages(refs, site)
  await noteTried(context, refs, troubles)
  for (const { key, what } of found) if (what === 'extra') await site.site.delete(key)
  const differences = await withoutLate(context, found)
  for (const { key, what } of differences) {
    const line = { level: 'error', what: 'page differed', department: context.department, key, difference: what }
    console.error(JSON.stringify(line))
  }
  return { differences, written: written + found.filter(({ what }) => what === 'headers').length }
}

/** Of a file whose bytes are right the writing of pages sees no difference. */
async function putAgain(file: PublicFile | undefined, { site }: Site): Promise<void> {
  if (file) await site.put(file.key, file.body, { type: file.type, cacheControl: file.cache })
}

/** Everything that is known to be broken, in case its record was mended. */
export async function tryBrokenAgain(context: Rebuilding, site: Site): Promise<void> {
  const known = await brokenOf(context)
  if (known.length === 0) return
  const objects = known.flatMap(({ record }) => (record.page ? [] : [record.what]))
  const uncounted = await count(context, objects, site.records)
  const refs = known.flatMap(({ record }) => (record.page ? [record.page as PageRef] : []))
  const { troubles } = await writePages(refs, site)
  await noteTried(context, refs, troubles)
  const broken = new Map([...uncounted].map(([object, error]) => [object, { error }]))
  await noteBroken(context, await brokenOf(context), { names: new Set(objects), broken })
}

async function noteTried(context: Rebuilding, refs: readonly PageRef[], troubles: readonly Trouble[]): Promise<void> {
  const failed = troubles.filter(({ why }) => why === 'store').map(({ ref }) => nameOf(ref))
  if (failed.length > 0) throw new Error(`The store did not take ${failed.join(', ')}`)
  const broken = new Map(troubles.map(({ ref, error }) => [nameOf(ref), { ref, error }]))
  await noteBroken(context, await brokenOf(context), { names: new Set(refs.map(nameOf)), broken })
}

/** Differences that are none: what follows by night alone, and what has been counted or published since that night. */
async function withoutLate(context: Rebuilding, found: readonly Difference[]): Promise<Difference[]> {
  if (found.length === 0) return []
  const { listings } = context.stores
  const records = siteRecords(context)
  const row = (await listings.find(tendedId))?.record
  const tended = row?.kind === 'tended' ? row : undefined
  const isLate = tended?.mark !== (await nightMark(listings, records))
  const recent = await publishedBetween(tended?.numbered ?? 0, await records.published(), records)
  const lists = new Set((await drawnPagesOf(recent, records)).map(nameOf))
  return found.filter(({ key }) => {
    const ref = refOfKey(key)
    return ref === undefined || !((isLate && nightly.has(ref.kind)) || lists.has(nameOf(ref)))
  })
}
