import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../shared/pages/ceremony/falling-tickets.ts'
import { awaited, currentStep, roundTitle, stageWords } from '../../shared/pages/ceremony/stage.ts'
import { stageView } from '../../shared/pages/ceremony/stage-view.ts'
import type { DrawView } from '../../shared/pages/draw-view.ts'
import { readVectors } from '../domain/draw/vectors.ts'

const vectors = new Map(readVectors().map(({ name, bundle }) => [name, bundle]))
const bundle = vectors.get('three-seats.json') as NonNullable<ReturnType<typeof vectors.get>>

const frozen: DrawView = {
  id: 'D1',
  taskId: 'T1',
  taskName: '示例任务',
  round: 1,
  attempt: 1,
  rounds: 2,
  state: 'frozen',
  frozenAt: '2022-07-01T01:00:00Z',
  size: 180,
  pool: 170,
  excluded: 10,
  exclusions: [],
  floorBasisPoints: 2000,
  code: '0.1.0',
  department: { id: '140900/finance', name: '示例局', regionName: '示例市' },
  manifestDigest: bundle.manifestDigest,
  nonceCommit: bundle.manifest.nonceCommit,
  contributors: [
    { by: '示例见证甲', kind: 'witness', at: '2022-07-01T01:05:00Z' },
    { by: '示例见证乙', kind: 'witness' },
  ],
  strata: [],
  drawnTargets: [],
  drawnPages: 0,
  supplements: [],
  attempts: [],
  manifestUrl: 'https://site.mingchou.invalid/manifest.json',
}

const executed: DrawView = {
  ...frozen,
  state: 'executed',
  drawn: 23,
  seed: bundle.seed,
  resultDigest: bundle.resultDigest ?? '',
  contributors: frozen.contributors.map((each) => ({ ...each, at: '2022-07-01T01:06:00Z', value: '<i>春江</i>' })),
}

describe('the steps of a ceremony', () => {
  it('are told by who has given and what was drawn', () => {
    const allGave = { ...frozen, contributors: executed.contributors }

    expect([currentStep(frozen), currentStep(allGave), currentStep(executed)]).toEqual(['witness', 'draw', 'publish'])
    expect(awaited(frozen)).toEqual(['示例见证乙'])
    expect(stageWords(frozen)).toContain('等待 示例见证乙')
    expect(stageWords(executed)).toContain('抽中 23 家')
    expect(stageWords({ ...frozen, state: 'void' })).toContain('作废')
    expect(roundTitle({ round: 2, attempt: 3 })).toBe('第 2 轮抽取（第 3 次锁定）')
  })

  it('tell nothing of the outcome while a tip-off is possible', () => {
    const { seed: _, ...held } = { ...executed, heldUntil: '2022-07-20' }

    const shown = stageView({ draw: held }).toString()

    expect(shown).toContain('2022-07-20 以前（含当日）暂不公开')
    expect(shown).not.toContain(bundle.seed.slice(0, 4))
    expect(shown).not.toContain('class="teams"')
  })

  it('say aloud when the published manifest is not the one committed to', () => {
    expect(stageView({ draw: frozen, commitment: { ok: false, officers: 9 } }).toString()).toContain('请停止抽取')
  })

  it('show words as text', () => {
    expect(stageView({ draw: executed }).toString()).toContain('<q><bdi>&lt;i&gt;春江&lt;/i&gt;</bdi></q>')
  })
})

describe('the tickets that fall', () => {
  it('are the bundle’s own: the drawn first, in order, then the reserves', () => {
    const { levels, teams } = outcomeOf(bundle)

    for (const [at, { level, take, falling, pool }] of levels.entries()) {
      expect(falling.filter(({ drawn }) => drawn).map(({ id }) => id)).toEqual(bundle.drawn[at]?.ids)
      expect(falling.map(({ ticket }) => ticket)).toEqual(falling.map(({ ticket }) => ticket).toSorted())
      expect([level, take]).toEqual([bundle.drawn[at]?.level, bundle.drawn[at]?.ids.length])
      expect(falling.length).toBe(Math.min(200, pool))
    }
    expect(new Map(teams.map(({ id, officers }) => [id, officers]))).toEqual(new Map(bundle.teams))
  })

  it('stand in the picture at their places, with the line after the last that was drawn', () => {
    const shown = stageView({ draw: executed, outcome: outcomeOf(bundle) }).toString()

    const lines = [...shown.matchAll(/class="cut fall" data-rank="(\d+)"/g)].map(([, rank]) => Number(rank))
    expect(lines).toEqual(bundle.manifest.strata.filter(({ take }) => take > 0).map(({ take }) => take))
    expect(shown.match(/<li class="fall in"/g)).toHaveLength(23)
  })
})
