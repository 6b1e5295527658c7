import {
  type Counters,
  type Listing,
  resultsOfPage,
  tallyId,
  totalId,
  visitListingId,
  visitsOfTarget,
} from '../../shared/domain/disclosure/listing.ts'
import type { ResultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import type { VisitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import { isPublished } from '../../shared/pages/plan-list.ts'
import { foundNames } from './found-names.ts'
import { everything, once } from './read-once.ts'
import type { SiteRecords, SiteSurroundings } from './site-records.ts'

type Results =
  | 'inspection'
  | 'disclosure'
  | 'visits'
  | 'visitsOf'
  | 'results'
  | 'latestResults'
  | 'numberOf'
  | 'published'
  | 'counters'
  | 'indicatorYears'
  | 'sitemapParts'
  | 'foundNames'

/** Addresses in one file of the sitemap; the protocol allows five times as many. */
export const addressesPerPart = 10_000

export function readResults(
  { stores }: SiteSurroundings,
  { heldUntil, plans, drawYears }: Pick<SiteRecords, 'heldUntil' | 'plans' | 'drawYears'>,
): Pick<SiteRecords, Results> {
  const { listings } = stores
  const published = once(async () => countersIn((await listings.find(totalId('all')))?.record)['numbered'] ?? 0)
  /** An inspection that is under way in a draw that is held back would tell who was drawn. */
  const isShown = async (visit: VisitSummary) => visit.state !== 'open' || (await heldUntil(visit)) === undefined
  return {
    inspection: async (id) => (await stores.inspections.find(id))?.record,
    disclosure: async (id) => (await stores.disclosures.find(id))?.record,
    visits: async (targetId) => {
      const visits = (await everything(listings, visitsOfTarget(targetId))).flatMap(visitIn)
      const shown = await Promise.all(visits.map(isShown))
      return visits.filter((_, at) => shown[at])
    },
    visitsOf: async (ids) => {
      const rows = await Promise.all(ids.map((each) => listings.find(visitListingId(each))))
      return rows.flatMap((row) => (row ? visitIn(row.record) : []))
    },
    results: async (page) => (await everything(listings, resultsOfPage(page))).flatMap(resultIn),
    latestResults: async (limit) =>
      (await listings.list({ prefix: 'result/', newestFirst: true, limit })).items.flatMap(resultIn),
    numberOf: async (id) => {
      const row = (await listings.find(tallyId('inspection', id)))?.record
      return row?.kind === 'tally' ? row.number : undefined
    },
    published,
    counters: async (year) => countersIn((await listings.find(totalId(year)))?.record),
    indicatorYears: once(async () => {
      const planned = (await plans()).filter(isPublished).map(({ year }) => String(year))
      return [...new Set([...planned, ...(await drawYears())])].sort().toReversed()
    }),
    sitemapParts: async () => Math.floor((await published()) / addressesPerPart) + 1,
    foundNames: () => foundNames(listings, isShown),
  }
}

function visitIn(row: Listing): VisitSummary[] {
  return row.kind === 'visit' ? [row.visit] : []
}

function resultIn(row: Listing): ResultSummary[] {
  return row.kind === 'result' ? [row.summary] : []
}

function countersIn(row: Listing | undefined): Counters {
  return row?.kind === 'total' ? row.counters : {}
}
