import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  type Contributor,
  type Draw,
  type DrawFailure,
  type DrawPhase,
  type DrawRecord,
  drawLifecycle,
  isCommitted,
  type PendingDraw,
} from '../draw/draw-record.ts'
import type { DrawOutcome } from '../draw/execute.ts'
import type { Contribution } from '../draw/types.ts'

/**
 * A draw that has been committed to, for what can be asked of such a one only.
 *
 * @throws {Refusal} `wrong-state` while it is being frozen, or when that failed
 */
export function requireCommitted(draw: DrawRecord): Draw {
  if (isCommitted(draw)) return draw
  moved(drawLifecycle, draw, 'contribute')
  throw new TypeError(`a draw that is ${draw.state} takes no words`)
}

/**
 * The draw with one contributor's words, or undefined when he gave the same words before: nothing changes then.
 *
 * @throws {Refusal} `contribution-not-expected` when he gave other words; `wrong-state` unless the draw is frozen
 */
export function contributed(
  draw: Draw,
  { by }: Pick<Contributor, 'by'>,
  given: { value: string; at: string },
): Draw | undefined {
  const earlier = draw.contributors.find((each) => each.by === by)?.value
  if (earlier === given.value) return undefined
  if (earlier !== undefined) throw new Refusal('contribution-not-expected', { by })
  moved(drawLifecycle, draw, 'contribute')
  const contributors = draw.contributors.map((each) => (each.by === by ? { ...each, ...given } : each))
  return { ...draw, contributors }
}

/** Who has not contributed yet, in the manifest's order. */
export function waitingFor({ contributors }: Pick<Draw, 'contributors'>): string[] {
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

/** The record while work goes on behind the request. */
export function progressed<D extends DrawRecord>(
  draw: D,
  progress: { phase: DrawPhase; done: number; total: number; at: string },
): D {
  return { ...draw, progress }
}

/** The draw once its execution goes behind the request. @throws {Refusal} `wrong-state` unless it is frozen */
export function executing(draw: Draw, { by, at }: { by: string; at: string }): Draw {
  moved(drawLifecycle, draw, 'begin')
  const { failure: _, ...rest } = draw
  const progress = { phase: 'queued' as const, done: 0, total: takeOf(draw), at }
  return { ...rest, state: 'executing', executedBy: by, progress }
}

/** How many are to be drawn. */
export function takeOf({ strata }: Draw): number {
  return strata.reduce((sum, { take }) => sum + take, 0)
}

/** The draw as it stood before an execution behind the request came to nothing; the reason stays for the drawer to read. */
export function givenBack(draw: Draw, failure: DrawFailure): Draw {
  moved(drawLifecycle, draw, 'give-back')
  const { progress: _, executedBy: __, ...rest } = draw
  return { ...rest, state: 'frozen', failure }
}

/** A freeze behind the request that came to nothing. */
export function failed(draw: PendingDraw, failure: DrawFailure): PendingDraw {
  moved(drawLifecycle, draw, 'fail')
  const { progress: _, ...rest } = draw
  return { ...rest, state: 'failed', failure }
}

export interface Execution {
  readonly outcome: Pick<DrawOutcome, 'seed' | 'drawn' | 'resultDigest'>
  readonly bundleKey: string
  readonly by: string
  readonly at: string
  readonly on: string
}

/** @throws {Refusal} `wrong-state` unless the draw is frozen, or being executed */
export function executed(draw: Draw, { outcome, bundleKey, by, at, on }: Execution): Draw {
  moved(drawLifecycle, draw, 'execute')
  const { progress: _, failure: __, ...rest } = draw
  const { seed, drawn, resultDigest } = outcome
  return {
    ...rest,
    state: 'executed',
    bundleKey,
    executedBy: by,
    executedAt: at,
    executedOn: on,
    seed,
    drawnCount: drawn.reduce((sum, { ids }) => sum + ids.length, 0),
    ...(resultDigest === null ? {} : { resultDigest }),
  }
}

interface Deed {
  readonly by: string
  readonly at: string
}

/**
 * Whether one person's word is enough to void a draw: an approver's who neither froze nor executed it, since two people
 * have then had a hand in it. Otherwise a second person decides.
 */
export function mayVoidAlone(
  draw: Draw,
  { id, roles }: { readonly id: string; readonly roles: readonly string[] },
): boolean {
  return roles.includes('approver') && draw.frozenBy !== id && draw.executedBy !== id
}

/** @throws {Refusal} `wrong-state`; `results-recorded` when officers have begun to record what they found */
export function voidAsked(draw: Draw, reason: string, { by, at, begun }: Deed & { readonly begun: number }): Draw {
  requireVoidable(draw, begun)
  return { ...draw, voiding: { reason, by, at } }
}

/**
 * A second person's decision on what was asked.
 *
 * @throws {Refusal} `void-not-asked`; `four-eyes` for whoever asked; as `voidAsked`
 */
export function voidDecided(draw: Draw, approved: boolean, deed: Deed & { begun: number; nonce?: string }): Draw {
  const { voiding, ...rest } = draw
  if (voiding === undefined) throw new Refusal('void-not-asked', { id: draw.id })
  if (voiding.by === deed.by) throw new Refusal('four-eyes', { move: drawLifecycle.moves.void.zh, did: '申请作废' })
  return approved ? voided(draw, voiding.reason, deed) : rest
}

/**
 * A void draw keeps everything it held, its reason and its number. One that was never executed opens its nonce: every
 * draw has its own, so that nothing is learned of a later one, and whoever wonders whether it was voided for its
 * result can check the commitment and compute what there was to see.
 *
 * @throws {Refusal} as `voidAsked`
 */
export function voided(
  draw: Draw,
  reason: string,
  { by, at, begun, nonce }: Deed & { readonly begun: number; readonly nonce?: string },
): Draw {
  requireVoidable(draw, begun)
  const { progress: _, voiding: __, ...rest } = draw
  const opened = draw.bundleKey === undefined && nonce !== undefined ? { nonce } : {}
  return { ...rest, ...opened, state: 'void', voided: { reason, by, at } }
}

function requireVoidable(draw: Draw, begun: number): void {
  moved(drawLifecycle, draw, 'void')
  if (begun > 0) throw new Refusal('results-recorded', { id: draw.id, count: begun })
}
