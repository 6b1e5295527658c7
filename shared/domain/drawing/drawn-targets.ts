import type { DrawnLevel, Team } from '../draw/types.ts'

/** A drawn target and who visits it: certificate numbers, the first leads. */
export interface DrawnTarget {
  readonly target: string
  readonly level: string
  readonly officers: readonly string[]
}

/** Drawn targets in the order of drawing: by level in risk order, in a level by ticket. */
export function drawnTargetsOf({
  drawn,
  teams,
}: {
  readonly drawn: readonly DrawnLevel[]
  readonly teams: readonly Team[]
}): DrawnTarget[] {
  const teamOf = new Map(teams)
  return drawn.flatMap(({ level, ids }) => ids.map((target) => ({ target, level, officers: teamOf.get(target) ?? [] })))
}
