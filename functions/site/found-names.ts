import type { Listing } from '../../shared/domain/disclosure/listing.ts'
import type { VisitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import type { FoundName } from '../../shared/pages/search/terms.ts'
import type { ReadStore } from '../stores/record-store.ts'

/** Lines of one target stand together. */
export async function* foundNames(
  listings: ReadStore<Listing>,
  isShown: (visit: VisitSummary) => Promise<boolean>,
): AsyncGenerator<FoundName> {
  let visits: VisitSummary[] = []
  for await (const { record } of listings.all('visit/')) {
    if (record.kind !== 'visit' || !(await isShown(record.visit))) continue
    if (visits.length > 0 && visits[0]?.targetId !== record.visit.targetId) {
      yield foundName(visits)
      visits = []
    }
    visits.push(record.visit)
  }
  if (visits.length > 0) yield foundName(visits)
}

function foundName(visits: readonly VisitSummary[]): FoundName {
  const newest = visits.reduce((a, b) => (a.dispatchedAt > b.dispatchedAt ? a : b))
  const years = new Set(visits.map(({ dispatchedAt }) => dispatchedAt.slice(0, 4)))
  return {
    n: newest.targetName,
    c: newest.targetId,
    r: newest.regionName,
    y: [...years].sort().toReversed(),
    l: [...new Set(visits.flatMap(({ labels }) => labels))].sort(),
  }
}
