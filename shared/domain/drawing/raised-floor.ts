import { ceilDiv } from '../draw/exact.ts'
import { quotas, takes } from '../draw/quotas.ts'
import type { Scope } from '../draw/types.ts'

const WHOLE = 10_000 // basis points

export interface FloorInput {
  /** In risk order; `pool`: rows of the level that are not excluded. */
  readonly strata: readonly {
    readonly level: string
    readonly size: number
    readonly ratio: number
    readonly priority: number
    readonly already: number
    readonly pool: number
  }[]
  /** What the task promises, basis points of all rows. */
  readonly floor: number
  readonly scope: Scope
  readonly round: number
  readonly rounds: number
}

/** The floor with which quotas are computed, and what it brings. */
export interface RaisedFloor {
  /** The task's own. */
  readonly asked: number
  /** What goes into the manifest: `asked`, or the least that makes up for levels that are exhausted. */
  readonly used: number
  /** How many this round owes by the task's floor. */
  readonly needed: number
  /** How many it draws. Less than `needed` only when no floor could draw more. */
  readonly reached: number
  /** Levels whose pool cannot give what `asked` would have from them. */
  readonly exhausted: readonly { readonly level: string; readonly due: number; readonly pool: number }[]
}

/**
 * MC1 takes `min(quota, pool)` of a level, so that where a level is exhausted (a round after one that drew most of it, or
 * many closed) the whole round would fall below the task's floor. The task's floor is a promise on what is drawn; hence the
 * manifest gets the least floor, never below the task's, for which the takes add up to it. When even the whole pool is too
 * small, the least floor that draws as many as can be.
 *
 * Searched upwards one basis point at a time: quotas by largest remainder need not grow evenly, so that halving the
 * interval could miss the least.
 *
 * @source shared/domain/drawing/README.md; quotas and takes are SPEC 4's
 */
export function raisedFloor(input: FloorInput): RaisedFloor {
  const needed = neededNow(input)
  const goal = Math.min(needed, sum(takesAt(input, WHOLE)))
  let used = input.floor
  while (used < WHOLE && sum(takesAt(input, used)) < goal) used += 1
  return {
    asked: input.floor,
    used,
    needed,
    reached: sum(takesAt(input, used)),
    exhausted: exhaustedAt(input),
  }
}

/** What the task's floor asks of this round: of all rows, or of all rounds so far less what they drew. */
function neededNow({ strata, floor, scope, round, rounds }: FloorInput): number {
  const whole = ceilDiv(sum(strata.map(({ size }) => size)) * floor, WHOLE)
  if (scope === 'round') return whole
  return Math.max(0, ceilDiv(whole * round, rounds) - sum(strata.map(({ already }) => already)))
}

function takesAt(input: FloorInput, floor: number, pooled = input.strata): number[] {
  const quota = quotas({ strata: input.strata, floor })
  return takes({ ...input, strata: pooled.map((stratum, at) => ({ ...stratum, quota: quota[at] as number })) })
}

function exhaustedAt(input: FloorInput): RaisedFloor['exhausted'] {
  const bottomless = input.strata.map((stratum) => ({ ...stratum, pool: Number.MAX_SAFE_INTEGER }))
  const due = takesAt(input, input.floor, bottomless)
  return input.strata
    .map(({ level, pool }, at) => ({ level, due: due[at] as number, pool }))
    .filter((each) => each.due > each.pool)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
