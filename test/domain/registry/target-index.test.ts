import { describe, expect, it } from 'vitest'
import type { TargetEntry } from '../../../shared/domain/registry/target-entry.ts'
import { emptyIndex, entriesOf, findTargets, takeIn } from '../../../shared/domain/registry/target-index.ts'

/** Mulberry32: the same numbers on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

function entry(below: (n: number) => number): TargetEntry {
  const pick = <T>(all: readonly T[]) => all[below(all.length)] as T
  return [
    `T${below(60)}`,
    `${pick(['示例', '忻州（东）', 'Ａbc'])}${below(30)}`,
    pick(['甲', '乙']),
    pick(['140902', '140921', '350203']),
    pick(['A', 'B', 'unrated']),
    pick(['active', 'closed']),
    pick([[], ['重点'], ['重点', '新设']]),
  ]
}

describe('the index of targets', () => {
  it.each([1, 2, 3, 4, 5])('holds the last word on each, whatever came and in what portions (seed %i)', (seed) => {
    const below = numbers(seed)
    const index = emptyIndex()
    const last = new Map<string, TargetEntry>()
    for (let round = 0; round < 80; round++) {
      const lot = Array.from({ length: 1 + below(round % 9 === 0 ? 150 : 4) }, () => entry(below))
      takeIn(index, lot)
      for (const one of lot) last.set(one[0], one)
      if (round % 3 === 0) findTargets(index, {}, { limit: 1 })

      expect(entriesOf(index)).toEqual([...last.values()].sort(([a], [b]) => (a < b ? -1 : 1)))
    }
  })

  it('is the same when a stretch is taken in twice', () => {
    const below = numbers(9)
    const stretch = Array.from({ length: 200 }, () => entry(below))
    const [once, twice] = [emptyIndex(), emptyIndex()]

    takeIn(once, stretch)
    takeIn(twice, stretch)
    takeIn(twice, stretch)

    expect(entriesOf(twice)).toEqual(entriesOf(once))
  })

  it('finds names in any width and case, and every part of a query', () => {
    const index = emptyIndex()
    takeIn(index, [
      ['X1', '忻州（东）Ａbc 公司', '', '140902', 'A', 'active', []],
      ['X2', '忻州西公司', '', '140902', 'A', 'active', []],
    ])
    const ids = (q: string) => findTargets(index, { q }, { limit: 9 }).items.map(({ id }) => id)

    expect(ids('忻州(东)aBC')).toEqual(['X1'])
    expect(ids('公司　忻州')).toEqual(['X1', 'X2'])
    expect(ids('x2')).toEqual(['X2'])
    expect(ids('东 西')).toEqual([])
  })

  it('does not find across the end of a name into its code', () => {
    const index = emptyIndex()
    takeIn(index, [['91', '示例', '', '140902', 'A', 'active', []]])

    expect(findTargets(index, { q: '例9' }, { limit: 9 }).total).toBe(0)
  })
})
