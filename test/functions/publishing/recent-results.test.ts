import { describe, expect, it } from 'vitest'
import { drawnPagesOf, publishedBetween } from '../../../functions/site/recent-results.ts'
import type { SiteRecords } from '../../../functions/site/site-records.ts'
import type { ResultSummary } from '../../../shared/domain/disclosure/result-summary.ts'

const draws: Readonly<Record<string, number>> = { small: 100, large: 250 }

/** A list of so many results; draws of which the targets are numbered. */
function recordsOf(published: number): { records: SiteRecords; pages: number[] } {
  const pages: number[] = []
  const records = {
    results: async (page: number) => {
      pages.push(page)
      const first = page * 100 + 1
      return Array.from({ length: Math.min(100, published - first + 1) }, (_, at) => ({ number: first + at }))
    },
    draw: async (id: string) => (id in draws ? { id } : undefined),
    drawn: async ({ id }: { id: string }) => Array.from({ length: draws[id] ?? 0 }, (_, at) => ({ target: `T${at}` })),
  }
  return { records: records as unknown as SiteRecords, pages }
}

describe('what was published since a night', () => {
  it.each([
    [0, 3, [0], 3],
    [250, 250, [], 0],
    [199, 201, [1, 2], 2],
    [100, 200, [1], 100],
    [95, 305, [0, 1, 2, 3], 210],
  ])('behind number %s up to %s is read by the pages %j', async (above, upTo, read, found) => {
    const { records, pages } = recordsOf(1000)

    const results = await publishedBetween(above, upTo, records)

    expect(pages).toEqual(read)
    expect(results.map(({ number }) => number)).toEqual(Array.from({ length: found }, (_, at) => above + 1 + at))
  })

  it('stands in the draw’s own page when it is small, in the page of its list when it is large, each once', async () => {
    const at = (drawId: string, targetId: string) => ({ drawId, targetId }) as ResultSummary
    const results = [
      at('large', 'T249'),
      at('small', 'T1'),
      at('large', 'T0'),
      at('small', 'T2'),
      at('large', 'T99'),
      at('large', ''),
      at('elsewhere', 'T1'),
    ]

    expect(await drawnPagesOf(results, recordsOf(0).records)).toEqual([
      { kind: 'drawn', id: 'large', page: 1 },
      { kind: 'drawn', id: 'large', page: 3 },
      { kind: 'draw', id: 'small' },
    ])
  })
})
