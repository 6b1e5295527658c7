import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Contributor, type Draw, drawLifecycle } from '../draw/draw-record.ts'
import type { DrawOutcome } from '../draw/execute.ts'
import type { Contribution } from '../draw/types.ts'

/**
 * The draw with one contributor's words, or undefined when he gave the same words before: nothing changes then.
 *
 * @throws {Refusal} `contribution-not-expected` when he gave other words; `wrong-state` unless the draw is frozen
 */
export function contributed(draw: Draw, { by }: Contributor, given: { value: string; at: string }): Draw | undefined {
  const earlier = draw.contributors.find((each) => each.by === by)?.value
  if (earlier === given.value) return undefined
  if (earlier !== undefined) throw new Refusal('contribution-not-expected', { by })
  const state = moved(drawLifecycle, draw, 'contribute')
  const contributors = draw.contributors.map((each) => (each.by === by ? { ...each, ...given } : each))
  return { ...draw, state, contributors }
}

/** Who has not contributed yet, in the manifest's order. */
export function waitingFor({ contributors }: Draw): string[] {
  return contributors.filter(({ value }) => value === undefined).map(({ by }) => by)
}

/**
 * What was contributed, in the manifest's order: the order of typing does not matter.
 *
 * @throws {Refusal} `contribution-missing` naming everybody who is missing
 */
export function contributionsOf(draw: Draw): Contribution[] {
  const missing = waitingFor(draw)
  if (missing.length > 0) throw new Refusal('contribution-missing', { missing })
  return draw.contributors.map(({ kind, by, value }) => ({ kind, by, value: value as string }))
}

export interface Execution {
  readonly outcome: Pick<DrawOutcome, 'seed' | 'drawn' | 'teams' | 'resultDigest'>
  readonly bundleKey: string
  readonly by: string
  readonly at: string
  readonly on: string
}

/** @throws {Refusal} `wrong-state` unless the draw is frozen */
export function executed(draw: Draw, { outcome, bundleKey, by, at, on }: Execution): Draw {
  const { seed, drawn, teams, resultDigest } = outcome
  return {
    ...draw,
    state: moved(drawLifecycle, draw, 'execute'),
    bundleKey,
    executedBy: by,
    executedAt: at,
    executedOn: on,
    seed,
    drawn,
    teams: (teams ?? []).map(([target, officers]) => ({ target, officers })),
    ...(resultDigest === null ? {} : { resultDigest }),
  }
}

/**
 * A void draw keeps everything it held, its reason and its number.
 *
 * @throws {Refusal} `wrong-state`; `four-eyes` for whoever froze or executed it; `results-recorded` when officers have
 *   already begun to record what they found
 */
export function voided(draw: Draw, reason: string, { by, at, begun }: { by: string; at: string; begun: number }): Draw {
  const state = moved(drawLifecycle, draw, 'void')
  const did = draw.frozenBy === by ? '锁定' : draw.executedBy === by ? drawLifecycle.moves.execute.zh : undefined
  if (did !== undefined) throw new Refusal('four-eyes', { move: drawLifecycle.moves.void.zh, did })
  if (begun > 0) throw new Refusal('results-recorded', { id: draw.id, count: begun })
  return { ...draw, state, voided: { reason, by, at } }
}
