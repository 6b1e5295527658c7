import { fairnessOf, instances } from '../domain/match/fairness.ts'

/** The match's fairness over 100,000 seeds for each enumerated instance: exits 1 when chi²/df passes 1.25. */
const SEEDS = 100_000
const MOST = 1.25

const results = instances.map((instance) => fairnessOf(instance, SEEDS))
console.table(
  results.map(({ name, outcomes, ratio, strays }) => ({ name, outcomes, 'chi²/df': ratio.toFixed(3), strays })),
)
process.exitCode = results.every(({ ratio, strays }) => ratio <= MOST && strays === 0) ? 0 : 1
