import { ceilDiv, mulDivMod } from './exact.ts'
import type { Scope } from './types.ts'

export type QuotaStratum = { level: string; size: number; ratio: number; priority: number }

const WHOLE = 10_000 // basis points

/**
 * How many of each level must be drawn: the least that each level's ratio and the overall floor allow, never rounded
 * down ("不低于" means ceil). What the floor still asks goes where risk is: by free places times priority, by largest remainder.
 *
 * @param strata in risk order, highest first; ratios in basis points, 0 to 10,000; priorities ≥ 1
 * @param floor least overall ratio, basis points
 * @returns quotas in the order of `strata`
 * @source SPEC 4
 */
export function quotas({ strata, floor }: { strata: readonly QuotaStratum[]; floor: number }): number[] {
  const quota = strata.map(({ size, ratio }) => ceilDiv(size * ratio, WHOLE))
  let missing = ceilDiv(sum(strata.map(({ size }) => size)) * floor, WHOLE) - sum(quota)
  while (missing > 0) missing -= share(strata, quota, missing)
  return quota
}

/** One turn of the loop of SPEC 4: shares `missing` among the open levels; answers how many were placed. */
function share(strata: readonly QuotaStratum[], quota: number[], missing: number): number {
  const open = strata
    .map(({ size, priority }, at) => ({ at, free: size - (quota[at] as number), priority }))
    .filter(({ free }) => free > 0)
  const whole = sum(open.map(({ free, priority }) => free * priority))
  const shares = open.map(({ at, free, priority }) => ({ at, free, ...mulDivMod(missing, free * priority, whole) }))
  const left = missing - sum(shares.map(({ quotient }) => quotient))
  const extra = new Set([...shares].sort((a, b) => b.remainder - a.remainder || a.at - b.at).slice(0, left))
  return sum(
    shares.map((each) => {
      const placed = Math.min(each.quotient + (extra.has(each) ? 1 : 0), each.free)
      quota[each.at] = (quota[each.at] as number) + placed
      return placed
    }),
  )
}

export type TakeInput = {
  strata: readonly { quota: number; already: number; pool: number }[]
  scope: Scope
  round: number
  rounds: number
}

/**
 * How many are drawn in this round: the quota (scope `round`), or what is due by this round and not drawn yet
 * (scope `year`); never more than the pool holds.
 * @param strata `pool`: rows of the level that are not excluded
 * @source SPEC 4
 */
export function takes({ strata, scope, round, rounds }: TakeInput): number[] {
  return strata.map(({ quota, already, pool }) => {
    const due = scope === 'round' ? quota : Math.max(0, ceilDiv(quota * round, rounds) - already)
    return Math.min(due, pool)
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
