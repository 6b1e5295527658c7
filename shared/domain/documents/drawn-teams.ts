import type { Draw } from '../draw/draw-record.ts'
import type { DrawnTarget } from '../drawing/drawn-targets.ts'

/**
 * The targets of a draw and their teams as they stand after every supplement: a target given up is gone, one that came in stands at
 * the end, and the newest supplement of a target names its team.
 */
export function standingTeams(
  drawn: readonly DrawnTarget[],
  { supplements = [] }: Pick<Draw, 'supplements'>,
): DrawnTarget[] {
  const teams = new Map(drawn.map((each) => [each.target, each]))
  for (const { out, target, level, officers } of supplements) {
    if (out !== undefined) teams.delete(out)
    teams.set(target, { target, level, officers })
  }
  return [...teams.values()]
}
