import { pageOfNumber } from '../../shared/domain/disclosure/listing.ts'
import type { ResultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import { drawnShown } from '../../shared/pages/draw-view.ts'
import type { PageRef } from './page-refs.ts'
import type { SiteRecords } from './site-records.ts'

/** Publications with a number above one and up to another, in their order; a page of the list is one read. */
export async function publishedBetween(above: number, upTo: number, records: SiteRecords): Promise<ResultSummary[]> {
  const found: ResultSummary[] = []
  if (above >= upTo) return found
  for (let page = pageOfNumber(above + 1); page <= pageOfNumber(upTo); page++) {
    const results = await records.results(page)
    found.push(...results.filter(({ number }) => number > above && number <= upTo))
  }
  return found
}

/**
 * The lists of drawn targets that name these results: a draw of few shows its own. Of a result that is withdrawn or has run out
 * the event has brought them.
 */
export async function drawnPagesOf(
  results: readonly Pick<ResultSummary, 'drawId' | 'targetId'>[],
  records: SiteRecords,
): Promise<PageRef[]> {
  const refs: PageRef[] = []
  for (const [id, of] of Map.groupBy(results, ({ drawId }) => drawId)) {
    const draw = await records.draw(id)
    if (!draw) continue
    const drawn = await records.drawn(draw)
    if (drawn.length <= drawnShown) refs.push({ kind: 'draw', id })
    else refs.push(...pagesIn(drawn, of).map((page) => ({ kind: 'drawn' as const, id, page })))
  }
  return refs
}

function pagesIn(drawn: readonly { readonly target: string }[], results: readonly { readonly targetId: string }[]) {
  const places = new Map(drawn.map(({ target }, at) => [target, at]))
  const pages = results.flatMap(({ targetId }) => {
    const at = places.get(targetId)
    return at === undefined ? [] : [Math.floor(at / drawnShown) + 1]
  })
  return [...new Set(pages)].sort((a, b) => a - b)
}
