import { buildBundle } from '../../shared/domain/draw/bundle.ts'
import { executeDraw } from '../../shared/domain/draw/execute.ts'
import { freeze, nonceCommit } from '../../shared/domain/draw/manifest.ts'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import { toHex } from '../../shared/kernel/bytes.ts'

/** A draw of so many rows in four levels, one in twenty of them drawn, by 400 officers in pairs. */
export function largeBundle(rows: number): Bundle {
  const nonce = new Uint8Array(32).fill(7)
  const levels = ['D', 'C', 'B', 'A']
  const frozen = freeze({
    drawId: 'large',
    taskId: 'task',
    department: '140900/finance',
    frozenAt: '2022-07-01T01:00:00Z',
    code: '0.0.0',
    round: 1,
    rounds: 1,
    scope: 'round',
    floor: 500,
    strata: levels.map((level, at) => ({ level, ratio: 500, priority: 4 - at, already: 0 })),
    roster: Array.from({ length: rows }, (_, at) => ({
      id: `91140900MA${String(at).padStart(8, '0')}`,
      level: levels[at % 4] as string,
      region: `1409${at % 10}`,
    })),
    exclusions: [],
    officers: Array.from({ length: 400 }, (_, at) => ({
      id: `P${at}`,
      region: at % 3 === 0 ? '' : `1409${at % 10}`,
      tags: ['执法'],
    })),
    recusals: [],
    tags: ['执法'],
    seats: [['执法'], ['执法']],
    sweeps: 20,
    contributors: ['示例见证甲'],
    nonceCommit: nonceCommit(nonce),
  })
  const contributions = [{ kind: 'witness' as const, by: '示例见证甲', value: '春江花月夜' }]
  const outcome = executeDraw({ ...frozen, contributions, nonce: toHex(nonce) }, () => true)
  return buildBundle({ frozen, contributions, nonce: toHex(nonce), outcome })
}
