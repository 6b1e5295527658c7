import { countersOf, drawCells, visitCounters, yearOfInspection } from '../../shared/domain/disclosure/count.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import { listedDraw } from '../../shared/domain/disclosure/draw-summary.ts'
import {
  type Counters,
  drawLineId,
  drawTallyId,
  endingsOf,
  itemCountId,
  type Listing,
  recounted,
  resultListingId,
  type Tally,
  tallyId,
  totalId,
  visitListingId,
  visitsOfTarget,
} from '../../shared/domain/disclosure/listing.ts'
import { resultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import { visitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { ListingRows } from './listing-rows.ts'

/**
 * Brings the rows that the site's lists are read from up to an inspection as it is now: its line on its target's page, in the
 * list of results, its part in the year's totals. What it added before is taken back by the difference, so that nothing is
 * counted twice, in whichever order events come.
 */
export async function countInspection(
  rows: ListingRows,
  { inspection, disclosure }: { readonly inspection: Inspection; readonly disclosure: Disclosure | undefined },
): Promise<void> {
  const id = tallyId('inspection', inspection.id)
  const before = (await rows.find(id)) as Tally | undefined
  const year = yearOfInspection(inspection)
  const number = disclosure ? (before?.number ?? (await nextNumber(rows))) : undefined
  const counters = countersOf(inspection, disclosure)
  const visit = visitSummary(inspection, disclosure)
  await rows.set({ id, kind: 'tally', year, counters, ...(number ? { number } : {}) })
  await rows.set({ id: visitListingId(visit), kind: 'visit', visit })
  await addToYear(rows, year, before?.counters ?? {}, counters)
  await countTarget(rows, inspection.targetId, year)
  if (disclosure && number) await listResult(rows, disclosure, number)
}

async function nextNumber(rows: ListingRows): Promise<number> {
  const counters = await countersOfTotal(rows, 'all')
  const number = (counters['numbered'] ?? 0) + 1
  await rows.set({ id: totalId('all'), kind: 'total', counters: { ...counters, numbered: number } })
  return number
}

async function listResult(rows: ListingRows, disclosure: Disclosure, number: number): Promise<void> {
  const { id, endsOn } = disclosure
  await rows.set({ id: resultListingId(number), kind: 'result', summary: resultSummary(disclosure, number) })
  if (endsOn) await rows.set({ id: `${endingsOf(endsOn)}${id}`, kind: 'ending', inspectionId: id })
}

/** Visits of a year that count, by the target's own lines. */
async function countTarget(rows: ListingRows, targetId: string, year: string): Promise<void> {
  const id = `${tallyId('target', targetId)}/${year}`
  const before = (await rows.find(id)) as Tally | undefined
  const lines = (await rows.all(visitsOfTarget(targetId))).flatMap((row) => (row.kind === 'visit' ? [row.visit] : []))
  const visits = lines.filter(({ state, dispatchedAt }) => state !== 'called-off' && dispatchedAt.startsWith(year))
  const counters = visitCounters(visits.length)
  await rows.set({ id, kind: 'tally', year, counters })
  await addToYear(rows, year, before?.counters ?? {}, counters)
}

async function addToYear(rows: ListingRows, year: string, before: Counters, after: Counters): Promise<void> {
  const counters = recounted(await countersOfTotal(rows, year), before, after)
  await rows.set({ id: totalId(year), kind: 'total', counters })
}

async function countersOfTotal(rows: ListingRows, of: string): Promise<Counters> {
  const row: Listing | undefined = await rows.find(totalId(of))
  return row?.kind === 'total' ? row.counters : {}
}

/**
 * A draw's line in the lists; and, once it is drawn, how it fell on levels and regions: reading its whole roster again for each
 * page would be much.
 */
export async function countDraw(
  rows: ListingRows,
  draw: Draw,
  bundle: (draw: Draw) => Promise<string | undefined>,
): Promise<void> {
  await rows.set({ id: drawLineId(draw), kind: 'draw-line', draw: listedDraw(draw) })
  const tally = drawTallyId(draw.id)
  if (draw.bundleKey === undefined || (await rows.find(tally))) return
  const cells = drawCells(JSON.parse((await bundle(draw)) ?? '') as Bundle)
  await rows.set({ id: tally, kind: 'draw', cells })
}

/** How many items are public. */
export async function countItems(rows: ListingRows, items: AsyncIterable<{ readonly record: Item }>): Promise<void> {
  let published = 0
  let latest = ''
  for await (const { record } of items) {
    if (record.state !== 'published') continue
    published += 1
    if ((record.publishedOn ?? '') > latest) latest = record.publishedOn ?? ''
  }
  await rows.set({ id: itemCountId, kind: 'items', published, ...(latest === '' ? {} : { latest }) })
}
