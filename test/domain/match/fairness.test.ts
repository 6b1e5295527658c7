import { describe, expect, it } from 'vitest'
import { fairnessOf, instances } from './fairness.ts'

const SEEDS = 3_400 // for each instance; test/nightly/fairness.ts takes 100,000

describe('a match is drawn fairly from all legal assignments with the least unequal loads', () => {
  it.each(instances)('$name', (instance) => {
    const { outcomes, ratio, strays } = fairnessOf(instance, SEEDS)

    expect(strays).toBe(0)
    expect(outcomes).toBeGreaterThanOrEqual(10)
    expect(ratio).toBeLessThan(1.25)
    expect(ratio).toBeGreaterThan(0.5) // seeds that were no seeds would be too even
  })

  it('would not be, were the filling not mixed', () => {
    const unmixed = instances.map((instance) => fairnessOf(instance, 1_000, 0).ratio)

    expect(Math.max(...unmixed)).toBeGreaterThan(5)
  })
})
