import { pageKey } from '../../shared/contract/site-paths.ts'
import { draftPages, type Site, type Trouble } from './draft-pages.ts'
import { eachOf, inLots } from './each-of.ts'
import { nameOf, type PageRef } from './page-refs.ts'
import { putDrafts } from './put-drafts.ts'
import type { SiteRecords } from './site-records.ts'

export interface Written {
  readonly written: number
  readonly unchanged: number
  /** What could not be brought; each is logged by name. */
  readonly troubles: readonly Trouble[]
}

/** With the first page of a department comes the way in. */
const entrance: readonly PageRef[] = [
  { kind: 'notFound' },
  { kind: 'robots' },
  { kind: 'card' },
  { kind: 'department' },
]

/** These are lists of the departments' cards as they lie there: the card comes before them. */
const ofCards: readonly PageRef[] = [{ kind: 'sitemap' }, { kind: 'departments' }, { kind: 'home' }]

/** Pages in memory at once. */
const LOT = 100

/**
 * Brings pages up to date, each once. A file whose bytes already lie there is left alone. Whatever of that which a page newly
 * links to does not stand comes with it: no page that a reader can reach ever links to nothing, in whichever order events come.
 *
 * One page that fails is logged by name and does not keep the rest from the public.
 */
export async function writePages(refs: Iterable<PageRef> | AsyncIterable<PageRef>, site: Site): Promise<Written> {
  const sum = { written: 0, unchanged: 0, troubles: [] as Trouble[] }
  const late = new Map<string, PageRef>()
  for await (const lot of inLots(withoutRepeats(refs, late), LOT)) add(sum, await writeLot(lot, site))
  if ((await site.site.size(pageKey('home'))) === undefined) {
    add(sum, await writeLot(entrance, site))
    for (const ref of ofCards) late.set(nameOf(ref), ref)
  }
  if (late.size > 0) add(sum, await writeLot([...late.values()], site))
  for (const trouble of sum.troubles) logTrouble(trouble, site.records)
  return sum
}

/**
 * Brings just these pages, not what they link to: a rebuild brings all, in an order in which no page that a reader can reach
 * links to what is still to come.
 */
export async function rewritePages(refs: Iterable<PageRef>, site: Site): Promise<Written> {
  const sum = { written: 0, unchanged: 0, troubles: [] as Trouble[] }
  await eachOf(refs, site.atOnce ?? 1, async (ref) => add(sum, await writeLot([ref], site, 'alone')))
  for (const trouble of sum.troubles) logTrouble(trouble, site.records)
  return sum
}

async function writeLot(refs: readonly PageRef[], site: Site, alone?: 'alone'): Promise<Written> {
  const { drafts, troubles, unchanged, gone } = await draftPages(refs, site, alone)
  const put = await putDrafts(drafts, troubles, { site: site.site, atOnce: site.atOnce ?? 8 })
  for (const key of gone) await site.site.delete(key) // last, when nothing links to it any more
  return { written: put.written, unchanged, troubles: [...troubles, ...put.troubles] }
}

function add(sum: { written: number; unchanged: number; troubles: Trouble[] }, part: Written): void {
  sum.written += part.written
  sum.unchanged += part.unchanged
  sum.troubles.push(...part.troubles)
}

/** Lists of cards are put off until the cards are written. */
async function* withoutRepeats(
  refs: Iterable<PageRef> | AsyncIterable<PageRef>,
  late: Map<string, PageRef>,
): AsyncGenerator<PageRef> {
  const seen = new Set<string>()
  for await (const ref of refs) {
    const name = nameOf(ref)
    if (seen.has(name)) continue
    seen.add(name)
    if (ofCards.some(({ kind }) => kind === ref.kind)) late.set(name, ref)
    else yield ref
  }
}

function logTrouble({ ref, why, error }: Trouble, { path }: SiteRecords): void {
  const cause = String((error as Error).stack ?? error)
  const what = why === 'broken' ? 'page broken' : 'page not published'
  console.error(JSON.stringify({ level: 'error', what, department: path, page: nameOf(ref), error: cause }))
}
