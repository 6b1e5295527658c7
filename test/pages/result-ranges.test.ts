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

  it.each([1, 9, 10, 11, 99, 100, 101, 110, 999, 1000, 1001, 1234, 2000])(
    'cover every result of %i pages once, the newest first, and lead to each page in few steps',
    (pages) => {
      const all = links(pages)
      const { reached, steps } = walked(all.map(({ page }) => page))

      expect(all.map(({ to }) => to)).toEqual([pages * 100, ...all.map(({ from }) => from - 1).slice(0, -1)])
      expect(all.at(-1)?.from).toBe(1)
      expect([reached.size, Math.max(...reached)]).toEqual([pages, pages])
      expect(steps).toBeLessThan(5)
    },
  )
})

/** Where a reader comes who follows every link, and after how many at most. */
function walked(from: readonly number[]): { reached: ReadonlySet<number>; steps: number } {
  const reached = new Set(from)
  let steps = 0
  for (let before = 0; before < reached.size; steps++) {
    before = reached.size
    const next = [...reached].flatMap((page) => rangesEndingWith(page).flatMap(({ ranges }) => ranges))
    for (const { page } of next) reached.add(page)
  }
  return { reached, steps }
}
