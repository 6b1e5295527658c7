import { countersOf, drawCells, visitCounters, yearOfInspection } from '../../shared/domain/disclosure/count.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import {
  type Counters,
  drawTallyId,
  endingsOf,
  type Listing,
  recounted,
  resultListingId,
  type Tally,
  type Total,
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
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'
import type { SiteRecords } from './site-records.ts'

type Listings = WriteStore<Listing>

interface Counting extends Commits {
  readonly stores: { readonly listings: Listings }
}

/**
 * Brings the rows that the site's lists are read from up to an inspection as it is now: its line on its target's page, in the
 * list of results, its part in the year's totals. All in one transaction: nothing is counted twice or by half, in whichever
 * order events come. Only the worker writes these rows, one event at a time.
 *
 * @param step tells counts of one event apart; undefined tells that nothing was to be changed
 */
export async function countInspection(
  { stores: { listings }, commit }: Counting,
  { inspection, disclosure }: { readonly inspection: Inspection; readonly disclosure: Disclosure | undefined },
  step: string,
): Promise<void> {
  const visit = visitSummary(inspection, disclosure)
  const own = await listings.find(tallyId('inspection', inspection.id))
  const all = await listings.find(totalId('all'))
  const before = own?.record as Tally | undefined
  const number = disclosure ? (before?.number ?? countOf(all, 'numbered') + 1) : undefined
  const year = yearOfInspection(inspection)
  const tally: Tally = {
    id: tallyId('inspection', inspection.id),
    kind: 'tally',
    year,
    counters: countersOf(inspection, disclosure),
    ...(number ? { number } : {}),
  }
  const target = await targetTally(listings, { inspection, year })
  const rows: Listing[] = [
    tally,
    { id: visitListingId(visit), kind: 'visit', visit },
    target.after,
    ...(disclosure && number
      ? [{ id: resultListingId(number), kind: 'result' as const, summary: resultSummary(disclosure, number) }]
      : []),
    ...(disclosure?.endsOn
      ? [
          {
            id: `${endingsOf(disclosure.endsOn)}${disclosure.id}`,
            kind: 'ending' as const,
            inspectionId: disclosure.id,
          },
        ]
      : []),
    await totalAfter(listings, year, [
      [before?.counters ?? {}, tally.counters],
      [target.before, target.after.counters],
    ]),
    ...(number && !before?.number ? [numbered(all, number)] : []),
  ]
  const writes = (await Promise.all(rows.map((row) => brought(listings, row)))).flat()
  if (writes.length === 0) return
  await commit(step, writes, {
    type: 'site.counted',
    object: `inspections/${inspection.id}`,
    payload: { inspection: inspection.id, ...(number ? { number } : {}) },
  })
}

/** How a draw fell on levels and regions, once it is drawn: reading its whole roster again for each page would be much. */
export async function countDraw(
  { stores: { listings }, commit }: Counting,
  draw: Draw,
  records: Pick<SiteRecords, 'bundle'>,
  step: string,
): Promise<void> {
  if (draw.bundleKey === undefined || (await listings.find(drawTallyId(draw.id)))) return
  const cells = drawCells(JSON.parse((await records.bundle(draw)) ?? '') as Bundle)
  await commit(step, [listings.create({ id: drawTallyId(draw.id), kind: 'draw', cells })], {
    type: 'site.counted',
    object: `draws/${draw.id}`,
    payload: { draw: draw.id },
  })
}

function countOf(total: Versioned<Listing> | undefined, name: string): number {
  return (total?.record as Total | undefined)?.counters[name] ?? 0
}

function numbered(all: Versioned<Listing> | undefined, number: number): Total {
  const counters = (all?.record as Total | undefined)?.counters ?? {}
  return { id: totalId('all'), kind: 'total', counters: { ...counters, numbered: number } }
}

/** Visits of a year that count, by the target's own lines; this inspection's line may not stand yet. */
async function targetTally(
  listings: Listings,
  { inspection, year }: { readonly inspection: Inspection; readonly year: string },
): Promise<{ before: Counters; after: Tally }> {
  const id = `${tallyId('target', inspection.targetId)}/${year}`
  const known = (await listings.find(id))?.record as Tally | undefined
  let visits = inspection.calledOff ? 0 : 1
  for await (const { record } of listings.all(visitsOfTarget(inspection.targetId))) {
    if (record.kind !== 'visit' || record.visit.inspectionId === inspection.id) continue
    if (record.visit.state !== 'called-off' && record.visit.dispatchedAt.startsWith(year)) visits += 1
  }
  return { before: known?.counters ?? {}, after: { id, kind: 'tally', year, counters: visitCounters(visits) } }
}

async function totalAfter(
  listings: Listings,
  year: string,
  changes: readonly (readonly [Counters, Counters])[],
): Promise<Total> {
  const total = (await listings.find(totalId(year)))?.record as Total | undefined
  const counters = changes.reduce((sum, [before, after]) => recounted(sum, before, after), total?.counters ?? {})
  return { id: totalId(year), kind: 'total', counters }
}

async function brought(listings: Listings, row: Listing): Promise<Write[]> {
  const read = await listings.find(row.id)
  if (!read) return [listings.create(row)]
  return canonicalJson(plain(read.record)) === canonicalJson(plain(row)) ? [] : [listings.replace(read, row)]
}

/** Fractions are not canonical JSON; rows that hold some are never compared. */
function plain(row: Listing): unknown {
  return JSON.parse(JSON.stringify(row))
}
