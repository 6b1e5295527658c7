import { buildBundle } from '../../../shared/domain/draw/bundle.ts'
import { type FreezeInput, freeze, nonceCommit } from '../../../shared/domain/draw/manifest.ts'
import type { Bundle, Contribution } from '../../../shared/domain/draw/types.ts'
import { toHex } from '../../../shared/kernel/bytes.ts'
import { executeDraw } from './executed.ts'

/** Numbers from 0 to n-1 that follow from a seed (mulberry32): tests only, no part of any draw. */
export function dice(seed: number): (n: number) => number {
  let state = seed | 0
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * n)
  }
}

export type RandomDraw = { input: FreezeInput; contributions: Contribution[]; nonce: string }

const REGIONS = ['140902', '140981', '']
const PREFIXES = ['9114', '示例代理记账', 'é', '𝔐', 'L'.repeat(40), "it's "]

/** A draw with odd ids, exclusions, recusals, scarce officers: infeasible now and then. @param size most rows of the roster */
export function randomDraw(seed: number, size = 40): RandomDraw {
  const roll = dice(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item
  const levels = ['D', 'C', 'B', 'A'].slice(roll(3))
  const tags = ['执法资格', '会计', '税务'].slice(0, 1 + roll(3))
  const roster = Array.from({ length: 1 + roll(size) }, (_, at) => ({
    id: `${pick(PREFIXES)}${roll(1000)}-${at}`,
    level: pick(levels),
    region: pick(REGIONS),
  }))
  const officers = Array.from({ length: 1 + roll(Math.max(12, size / 2)) }, (_, at) => ({
    id: `P${at}`,
    region: pick(REGIONS),
    tags: tags.filter(() => roll(3) > 0),
  }))
  const rounds = 1 + roll(3)
  const nonce = Uint8Array.from({ length: 32 }, () => roll(256))
  const contributors = Array.from({ length: 1 + roll(3) }, (_, at) => `见证人${at}`)
  const input: FreezeInput = {
    drawId: `draw-${seed}`,
    taskId: 'task',
    department: '140900/finance',
    frozenAt: '2022-07-01T01:00:00Z',
    code: '0.0.0',
    round: 1 + roll(rounds),
    rounds,
    scope: pick(['round', 'year'] as const),
    floor: roll(4000),
    strata: levels.map((level) => ({ level, ratio: roll(6000), priority: 1 + roll(8), already: roll(3) })),
    roster,
    exclusions: roster
      .slice(1)
      .filter(() => roll(10) === 0)
      .map(({ id }) => ({ id, reason: 'observation-period' })),
    officers,
    recusals: roster.filter(() => roll(8) === 0).map(({ id }) => [id, pick(officers).id] as const),
    tags,
    seats: Array.from({ length: roll(8) === 0 ? 0 : 1 + roll(3) }, () => tags.filter(() => roll(3) === 0)),
    sweeps: pick([20, 20, 3, 0]),
    ...(roll(4) === 0 ? { cap: 1 + roll(12) } : {}),
    contributors,
    nonceCommit: nonceCommit(nonce),
  }
  const contributions = contributors.map((by) => ({
    kind: pick(['witness', 'dice'] as const),
    by,
    value: `春江 ${roll(99)}`,
  }))
  return { input, contributions, nonce: toHex(nonce) }
}

export function randomBundle(seed: number, size?: number): Bundle {
  const { input, contributions, nonce } = randomDraw(seed, size)
  const frozen = freeze(input)
  const outcome = executeDraw({ ...frozen, contributions, nonce })
  return buildBundle({ frozen, contributions, nonce, outcome })
}
