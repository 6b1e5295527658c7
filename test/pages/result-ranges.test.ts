import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangesEndingWith, rangesOf } from '../../shared/pages/result-ranges.ts'

describe('the pages of the list of results', () => {
  const links = (pages: number) => rangesOf(pages).flatMap(({ ranges }) => ranges)

  it('stand one by one while they are few', () => {
    expect(rangesOf(0)).toEqual([])
    expect(rangesOf(2)).toEqual([
      {
        size: 100,
        ranges: [
          { page: 2, from: 101, to: 200 },
          { page: 1, from: 1, to: 100 },
        ],
      },
    ])
  })

  it('stand in groups when they are many: a hundred thousand results in thirty links', () => {
    expect(links(1000)).toHaveLength(28)
    expect(rangesOf(1000).map(({ size, ranges }) => [size, ranges[0]?.to, ranges.at(-1)?.from])).toEqual([
      [100, 100_000, 99_001],
      [1000, 99_000, 90_001],
      [10_000, 90_000, 1],
    ])
  })

  it('cover every result once, the newest first, and lead to each page in few steps, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (pages) => {
        const all = links(pages)
        expect(all.map(({ to }) => to)).toEqual([pages * 100, ...all.map(({ from }) => from - 1).slice(0, -1)])
        expect(all.at(-1)?.from).toBe(1)

        const reached = new Set(all.map(({ page }) => page))
        let steps = 1
        for (let before = 0; before < reached.size; steps++) {
          before = reached.size
          const next = [...reached].flatMap((page) => rangesEndingWith(page).flatMap(({ ranges }) => ranges))
          for (const { page } of next) reached.add(page)
        }
        expect(reached.size).toBe(pages)
        expect(steps).toBeLessThan(6)
        expect(Math.max(...reached)).toBe(pages)
      }),
      { numRuns: 20 },
    )
  })
})
