import type { Listing } from '../../shared/domain/disclosure/listing.ts'
import type { VisitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import type { FoundName } from '../../shared/pages/search/terms.ts'
import type { ReadStore } from '../stores/record-store.ts'

/** An inspection that is under way in a draw that is held back would tell who was drawn. */
export function isShown({ state, drawId }: VisitSummary, held: ReadonlySet<string>): boolean {
  return state !== 'open' || !held.has(drawId)
}

/** Lines of one target stand together. */
export async function* foundNames(
  listings: ReadStore<Listing>,
  heldDraws: () => Promise<ReadonlySet<string>>,
): AsyncGenerator<FoundName> {
  const held = await heldDraws()
  let visits: VisitSummary[] = []
  for await (const { record } of listings.all('visit/')) {
    if (record.kind !== 'visit' || !isShown(record.visit, held)) continue
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
