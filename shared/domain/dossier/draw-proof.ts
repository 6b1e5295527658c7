import type { Draw } from '../draw/draw-record.ts'
import type { Bundle } from '../draw/types.ts'
import { type Supplement, teamAfter } from '../drawing/supplement.ts'
import { explainTarget } from '../verify/explain-target.ts'

/** How one target came to be inspected and by whom: what the dossier says of it, to be held against the bundle beside it. */
export interface DrawProof {
  readonly drawId: string
  readonly taskId: string
  readonly round: number
  readonly links: { readonly page: string; readonly bundle: string; readonly supplements?: string }
  readonly manifestDigest: string
  readonly resultDigest: string
  readonly seed: string
  readonly target: string
  readonly level: string
  /** Hex; absent for one that came in for another. */
  readonly ticket?: string
  readonly rank?: number
  readonly pool?: number
  readonly take?: number
  /** Number of the supplement by which it came in. */
  readonly cameIn?: number
  readonly zh: string
  readonly en: string
  /** Certificate numbers of every seat, as they were drawn and after each supplement that changed them. */
  readonly teams: readonly (readonly string[])[]
}

interface Drawn {
  readonly bundle: Bundle
  readonly supplements: readonly Supplement[]
}

/** The teams that the draw gave a target, in their order; none when it was never drawn. */
export function teamsOf({ bundle, supplements }: Drawn, target: string): string[][] {
  const first = bundle.teams?.find(([id]) => id === target)?.[1]
  const later = supplements.filter((each) => each.target === target).map(teamAfter)
  return first ? [first, ...later] : later
}

/** The supplement by which a target came in for another; undefined for one that was drawn itself. */
function cameInWith({ supplements }: Pick<Drawn, 'supplements'>, target: string): Supplement | undefined {
  return supplements.find(({ kind, replaced }) => kind === 'target' && replaced?.in === target)
}

export function wasDrawn({ bundle, supplements }: Drawn, target: string): boolean {
  return bundle.drawn.some(({ ids }) => ids.includes(target)) || cameInWith({ supplements }, target) !== undefined
}

/** @param links addresses of the public files */
export function drawProof(
  draw: Pick<Draw, 'id' | 'taskId' | 'round' | 'manifestDigest' | 'resultDigest'>,
  drawn: Drawn,
  target: string,
  links: DrawProof['links'],
): DrawProof {
  const { bundle } = drawn
  const { level = '', ticket, rank, pool, take, zh, en } = explainTarget(bundle, target)
  const supplement = cameInWith(drawn, target)
  const came = supplement?.supplement
  return {
    drawId: draw.id,
    taskId: draw.taskId,
    round: draw.round,
    links,
    manifestDigest: draw.manifestDigest,
    resultDigest: draw.resultDigest ?? '',
    seed: bundle.seed,
    target,
    level,
    ...(ticket === undefined ? {} : { ticket }),
    ...(rank === undefined ? {} : { rank }),
    ...(pool === undefined ? {} : { pool }),
    ...(take === undefined ? {} : { take }),
    ...(came === undefined ? {} : { cameIn: came }),
    zh: came === undefined ? zh : `${zh}第 ${came} 次递补时由它顶替。`,
    en: came === undefined ? en : `${en} It came in with supplement ${came}.`,
    teams: teamsOf(drawn, target),
  }
}
