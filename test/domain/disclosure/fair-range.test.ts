import { assert, integer, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Chance, fairRange } from '../../../shared/domain/disclosure/fair-range.ts'

/** Probabilities by counting every subset: slow, and plainly right. */
function counted({ cell, pool, take }: Chance): number[] {
  const weights = Array.from({ length: cell + 1 }, () => 0)
  for (let set = 0; set < 2 ** pool; set++) {
    const ones = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => (set >> (from + at)) & 1).reduce((a, b) => a + b, 0)
    if (ones(0, pool) === take) weights[ones(0, cell)] = (weights[ones(0, cell)] ?? 0) + 1
  }
  const total = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => weight / total)
}

function rangeOf(weights: readonly number[]): [number, number] {
  const low = weights.findIndex((_, at) => weights.slice(0, at + 1).reduce((a, b) => a + b, 0) > 0.025)
  const high = weights.findLastIndex((_, at) => weights.slice(at).reduce((a, b) => a + b, 0) > 0.025)
  return [low, high]
}

const chance = record({ pool: integer({ min: 1, max: 10 }), cell: nat(10), take: nat(10) }).map(
  ({ pool, cell, take }) => ({ pool, cell: Math.min(cell, pool), take: Math.min(take, pool) }),
)

describe('the range of a fair draw', () => {
  it('is what counting every outcome gives', () => {
    assert(
      property(chance, (one) => {
        expect(fairRange([one])).toEqual(rangeOf(counted(one)))
      }),
      { numRuns: 60 },
    )
  })

  it('of several levels is that of their sum', () => {
    const sum = (a: readonly number[], b: readonly number[]) =>
      Array.from({ length: a.length + b.length - 1 }, (_, k) =>
        a.reduce((total, x, i) => total + x * (b[k - i] ?? 0), 0),
      )
    assert(
      property(chance, chance, (one, other) => {
        expect(fairRange([one, other])).toEqual(rangeOf(sum(counted(one), counted(other))))
      }),
      { numRuns: 40 },
    )
  })

  it('is a single number where nothing is left to chance', () => {
    expect(fairRange([{ pool: 5, cell: 5, take: 2 }])).toEqual([2, 2])
    expect(fairRange([{ pool: 5, cell: 2, take: 5 }])).toEqual([2, 2])
    expect(fairRange([{ pool: 5, cell: 0, take: 3 }])).toEqual([0, 0])
    expect(fairRange([])).toEqual([0, 0])
  })

  it('stays narrow and finite in a registry of a hundred thousand', () => {
    const [low, high] = fairRange([{ pool: 100_000, cell: 10_000, take: 20_000 }])

    expect([low, high]).toEqual([1926, 2075])
  })
})
