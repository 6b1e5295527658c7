/** What one region had in one level of a draw: `cell` of the `pool` rows that could be drawn, of which `take` were. */
export interface Chance {
  readonly cell: number
  readonly pool: number
  readonly take: number
}

/**
 * The numbers between which a region's drawn rows lie in at least 95 of a hundred draws that are as fair as this one: each level
 * draws without replacement (hypergeometric), levels are independent of each other, and the sum's tails of 2.5 % are left out.
 * Computed exactly, with nothing but the four operations, so that every machine finds the same.
 *
 * @source SPEC 6: every row of a level's pool has the same probability
 */
export function fairRange(chances: readonly Chance[]): readonly [low: number, high: number] {
  let sum: readonly number[] = [1]
  let least = 0
  for (const chance of chances) {
    const { from, weights } = hypergeometric(chance)
    sum = convolved(sum, weights)
    least += from
  }
  return [least + below(sum), least + sum.length - 1 - below(sum.toReversed())]
}

const tail = 0.025

/** How many of the first weights stay within the tail. */
function below(weights: readonly number[]): number {
  let passed = 0
  for (const [at, weight] of weights.entries()) {
    passed += weight
    if (passed > tail) return at
  }
  return weights.length - 1
}

/** The probabilities of drawing `from`, `from + 1`, … of the cell. */
function hypergeometric({ cell, pool, take }: Chance): { from: number; weights: number[] } {
  const from = Math.max(0, take - (pool - cell))
  const to = Math.min(cell, take)
  const mode = Math.min(to, Math.max(from, Math.floor(((take + 1) * (cell + 1)) / (pool + 2))))
  const weights = Array.from({ length: to - from + 1 }, () => 0)
  weights[mode - from] = 1
  // From the likeliest outwards by the ratio of neighbours: far tails become nothing instead of the middle too much.
  for (let k = mode; k < to; k++) weights[k + 1 - from] = (weights[k - from] as number) * ratio(k)
  for (let k = mode; k > from; k--) weights[k - 1 - from] = (weights[k - from] as number) / ratio(k - 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { from, weights: weights.map((weight) => weight / total) }

  /** Of `k + 1` over `k`. */
  function ratio(k: number): number {
    return ((cell - k) * (take - k)) / ((k + 1) * (pool - cell - take + k + 1))
  }
}

function convolved(a: readonly number[], b: readonly number[]): number[] {
  const sum = Array.from({ length: a.length + b.length - 1 }, () => 0)
  for (const [i, x] of a.entries()) {
    if (x === 0) continue
    for (const [j, y] of b.entries()) sum[i + j] = (sum[i + j] as number) + x * y
  }
  return sum
}
