import { buildBundle } from '../../shared/domain/draw/bundle.ts'
import { freeze, nonceCommit } from '../../shared/domain/draw/manifest.ts'
import type { Bundle, Contribution } from '../../shared/domain/draw/types.ts'
import { toHex } from '../../shared/kernel/bytes.ts'
import { executeDraw } from '../domain/draw/executed.ts'
import { matchSample } from './samples.ts'

const LEVELS = [
  { level: 'D', ratio: 2000, priority: 4, already: 0 },
  { level: 'C', ratio: 1000, priority: 3, already: 0 },
  { level: 'B', ratio: 500, priority: 2, already: 0 },
  { level: 'A', ratio: 100, priority: 1, already: 0 },
]

/** A city's draw: so many targets in four levels, 5 % drawn in all, 400 officers. */
export function largeBundle(size: number): Bundle {
  const { targets, officers, recusals, tags } = matchSample(size, 400)
  const nonce = new Uint8Array(32).fill(3)
  const contributions: Contribution[] = ['见证人甲', '见证人乙'].map((by) => ({
    kind: 'witness',
    by,
    value: '春江潮水',
  }))
  const frozen = freeze({
    drawId: 'bench',
    taskId: 'bench',
    department: '140900/finance',
    frozenAt: '2026-07-01T01:00:00Z',
    code: '0.0.0',
    round: 1,
    rounds: 1,
    scope: 'round',
    floor: 500,
    strata: LEVELS,
    roster: targets.map((target, at) => ({
      ...target,
      level: (LEVELS[at % LEVELS.length] as { level: string }).level,
    })),
    exclusions: [],
    officers: officers.map(([id, region, mask]) => ({ id, region, tags: tags.filter((_, bit) => (mask >> bit) & 1) })),
    recusals,
    tags,
    seats: [tags, tags.slice(0, 1)],
    contributors: contributions.map(({ by }) => by),
    nonceCommit: nonceCommit(nonce),
  })
  const outcome = executeDraw({ ...frozen, contributions, nonce: toHex(nonce) })
  if (outcome.teams === null) throw new Error('no teams could be formed')
  return buildBundle({ frozen, contributions, nonce: toHex(nonce), outcome })
}
