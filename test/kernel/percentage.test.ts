import { assert, constant, integer, nat, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentage } from '../../shared/kernel/percentage.ts'

describe('a percentage with one place', () => {
  it.each([
    [2, 3, 66.7],
    [1, 3, 33.3],
    [1, 8, 12.5],
    [1, 16, 6.3],
    [1, 2000, 0.1],
    [0, 5, 0],
    [5, 5, 100],
    [1, 1_000_000, 0.1],
    [999_999, 1_000_000, 99.9],
    [12, 10, 120],
    [0.6, 1, 60],
    [0.29, 1, 29],
  ])('of %s in %s is %s', (part, whole, expected) => {
    expect(percentage(part, whole)).toBe(expected)
  })

  it('is all only of all, nothing only of nothing, and never more than half a tenth away in between', () => {
    const of = integer({ min: 1, max: 1e9 }).chain((whole) => tuple(nat(whole), constant(whole)))
    assert(
      property(of, ([part, whole]) => {
        const percent = percentage(part, whole)
        const isNear = Math.abs(percent - (100 * part) / whole) <= 0.0500001
        return (
          (percent === 100) === (part === whole) &&
          (percent === 0) === (part === 0) &&
          (isNear || percent === 0.1 || percent === 99.9)
        )
      }),
    )
  })
})
