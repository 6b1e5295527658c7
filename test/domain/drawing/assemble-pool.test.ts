import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemblePool, type PoolSources } from '../../../shared/domain/drawing/assemble-pool.ts'
import { requireFloorDespiteCap } from '../../../shared/domain/drawing/burden-guard.ts'
import { freezePool } from '../../../shared/domain/drawing/freeze-pool.ts'
import { frozenDraw, poolNotes } from '../../../shared/domain/drawing/frozen-draw.ts'
import { requireTeams } from '../../../shared/domain/drawing/frozen-pool.ts'
import { sampleOfficer, sampleTarget, sampleTask } from '../../functions/drawing/fixtures.ts'

const freezing = {
  drawId: '01EXAMPLE',
  department: '140900/finance',
  frozenAt: '2022-07-04T01:00:00.000Z',
  code: 'test',
  round: 1,
  contributors: ['示例见证甲'],
  nonceCommit: '0'.repeat(64),
  attempt: 1,
  day: '2022-07-04',
}

function sources(more: Partial<PoolSources> = {}): PoolSources {
  return {
    task: sampleTask(),
    targets: Array.from({ length: 12 }, (_, at) => sampleTarget(at + 1)),
    officers: [sampleOfficer(1), sampleOfficer(2), sampleOfficer(3)],
    earlier: new Set(),
    day: '2022-07-04',
    region: '140900',
    ...more,
  }
}

describe('the pool of a round', () => {
  it('counts a closed target in the roster and excludes it with its state as the reason', () => {
    const targets = (['active', 'closed', 'cancelled', 'revoked', 'moved'] as const).map((state, at) =>
      sampleTarget(at + 1, { state }),
    )

    const pool = assemblePool(sources({ targets }))

    expect(pool.roster).toHaveLength(5)
    expect(pool.exclusions.map(({ reason }) => reason)).toEqual(['closed', 'cancelled', 'revoked', 'moved'])
  })

  it('counts what earlier rounds drew by today’s level, closed or not, so that exclusions recount it', () => {
    const targets = [
      sampleTarget(1, { creditClass: 'D', state: 'closed' }),
      sampleTarget(2, { creditClass: 'D' }),
      sampleTarget(3, { creditClass: 'A' }),
    ]
    const earlier = new Set([sampleTarget(1).id, sampleTarget(3).id, 'left-the-registry'])

    const pool = assemblePool(sources({ targets, earlier }))

    expect(pool.exclusions).toEqual([
      { id: sampleTarget(1).id, reason: 'drawn-earlier-round' },
      { id: sampleTarget(3).id, reason: 'drawn-earlier-round' },
    ])
    expect(pool.strata.map(({ level, already }) => [level, already])).toEqual([
      ['D', 1],
      ['C', 0],
      ['B', 0],
      ['A', 1],
      ['unrated', 0],
    ])
  })

  it('leaves out who may not serve on the day, with the reason', () => {
    const officers = [
      sampleOfficer(1),
      sampleOfficer(2, { certificate: { from: '2020-01-01', to: '2022-07-03' } }),
      sampleOfficer(3, { certificate: { from: '2020-01-01', to: '2022-07-04' } }),
      sampleOfficer(4, { state: 'transferred', since: '2022-07-04' }),
      sampleOfficer(5, { state: 'transferred', since: '2022-07-05' }),
      sampleOfficer(6, { kind: 'expert' }),
      sampleOfficer(7, { state: 'suspended' }),
    ]

    const pool = assemblePool(sources({ officers }))

    expect(pool.officers.map(({ id }) => id)).toEqual(['SX0900-01', 'SX0900-03', 'SX0900-05'])
    expect(pool.leftOut).toEqual([
      { id: 'SX0900-02', reason: 'certificate-expired' },
      { id: 'SX0900-04', reason: 'transferred' },
      { id: 'SX0900-06', reason: 'expert' },
      { id: 'SX0900-07', reason: 'suspended' },
    ])
  })

  it('lets an officer of the department’s own region serve in all of its counties', () => {
    const officers = [sampleOfficer(1, { region: '140900' }), sampleOfficer(2, { region: '140921' })]

    const pool = assemblePool(sources({ officers }))

    expect(pool.officers.map(({ region }) => region)).toEqual(['', '140921'])
  })

  it('keeps only recusals between somebody who could sit and somebody who could be visited', () => {
    const recusals = [sampleTarget(1).id, sampleTarget(1).id, 'elsewhere']
    const officers = [sampleOfficer(1, { recusals }), sampleOfficer(2, { kind: 'expert', recusals })]

    const pool = assemblePool(sources({ officers }))

    expect(pool.recusals).toEqual([[sampleTarget(1).id, 'SX0900-01']])
  })

  it('commits to the same digest whatever order the registries answer in', () => {
    const { task, targets, officers } = sources()
    const digestOf = (given: PoolSources) => freezePool(task, assemblePool(given), freezing).manifestDigest
    const expected = digestOf(sources())

    fc.assert(
      fc.property(
        fc.shuffledSubarray([...targets], { minLength: targets.length }),
        fc.shuffledSubarray([...officers], { minLength: officers.length }),
        (shuffledTargets, shuffledOfficers) => {
          expect(digestOf(sources({ targets: shuffledTargets, officers: shuffledOfficers }))).toBe(expected)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('commits to another digest for another attempt', () => {
    const pool = assemblePool(sources())

    const first = freezePool(sampleTask(), pool, freezing)
    const second = freezePool(sampleTask(), pool, { ...freezing, attempt: 2 })

    expect(second.manifestDigest).not.toBe(first.manifestDigest)
  })

  it('is refused when one target that might be drawn has only one officer left', () => {
    const officers = [sampleOfficer(1), sampleOfficer(2, { recusals: [sampleTarget(1).id] })]
    const frozen = freezePool(sampleTask(), assemblePool(sources({ officers })), freezing)

    expect(() => requireTeams(frozen)).toThrowError(
      expect.objectContaining({
        code: 'no-team',
        facts: expect.objectContaining({ ids: [sampleTarget(1).id], short: 1 }),
      }),
    )
  })

  it('has a record of the same size whatever its own', () => {
    const recordOf = (count: number) => {
      const targets = Array.from({ length: count }, (_, at) =>
        sampleTarget(at + 1, at % 3 === 0 ? { state: 'closed' } : {}),
      )
      const frozen = freezePool(sampleTask({ floor: 10_000 }), assemblePool(sources({ targets })), freezing)
      const facts = { taskName: '示例', attempt: 1, frozenBy: 'drawer', contributors: [], frozenKey: 'key' }
      return frozenDraw(frozen, facts)
    }

    const small = recordOf(90)
    const large = recordOf(9000)

    expect(large.excluded).toEqual([{ reason: 'closed', count: 3000 }])
    expect(JSON.stringify(large).length).toBeLessThan(JSON.stringify(small).length + 200)
  })
})

describe('a pool beside the yearly cap', () => {
  const visits = (ids: readonly string[], times: number) => new Map(ids.map((id) => [id, times]))
  const targets = Array.from({ length: 20 }, (_, at) => sampleTarget(at + 1, { creditClass: at < 2 ? 'D' : 'B' }))
  const ids = targets.map(({ id }) => id)
  const officers = Array.from({ length: 8 }, (_, at) => sampleOfficer(at + 1))
  const judged = (capped: readonly string[], more: Partial<PoolSources> = {}, times = 2) => {
    const all = sources({ targets, officers, burden: { cap: 2, year: 2022, visits: visits(capped, times) }, ...more })
    const pool = assemblePool(all)
    return { pool, frozen: freezePool(all.task, pool, freezing), task: all.task }
  }

  it('says which class cannot give what is due of it, and that the ratio over all is kept', () => {
    const { pool, frozen, task } = judged(ids.slice(0, 2))

    expect(poolNotes(task, pool, frozen).burden).toMatchObject({
      excluded: 2,
      letIn: 0,
      zh: '2 家对象 2022 年已被检查满 2 次（全市各部门合计），本轮不抽；比例仍按全部名录计算，应抽 4 家（不低于 20%），由其余对象补足，本轮抽 4 家；D 类应抽 2 家，只余 0 家可抽。',
    })
    expect(() => requireFloorDespiteCap(frozen, pool.burden)).not.toThrow()
  })

  it('leaves alone who stands one below it, and judges nobody who is out for another reason', () => {
    const closed = targets.map((target, at) => (at === 0 ? { ...target, state: 'closed' as const } : target))

    expect(judged(ids, {}, 1).pool.burden).toBeUndefined()
    expect(judged(ids.slice(0, 1), { targets: closed }).pool.burden).toBeUndefined()
    expect(judged(ids.slice(0, 1), { earlier: new Set(ids.slice(0, 1)) }).pool.exclusions[0]?.reason).toBe(
      'drawn-earlier-round',
    )
  })

  it('refuses only where the cap is why the ratio is missed', () => {
    const lost = targets.map((target, at) => (at < 17 ? { ...target, state: 'closed' as const } : target))
    const byCap = judged(ids.slice(0, 17))
    const byOther = judged([], { targets: lost })
    const byBoth = judged(ids.slice(17, 18), { targets: lost })

    expect(() => requireFloorDespiteCap(byCap.frozen, byCap.pool.burden)).toThrow(/17 targets/)
    expect(() => requireFloorDespiteCap(byOther.frozen, byOther.pool.burden)).not.toThrow()
    expect(() => requireFloorDespiteCap(byBoth.frozen, byBoth.pool.burden)).toThrow(/1 targets/)
  })

  it('never draws fewer than promised without a refusal, whoever has reached the cap', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { maxLength: 19 }), (capped) => {
        const { pool, frozen } = judged(capped)
        const drawn = frozen.manifest.strata.reduce((sum, { take }) => sum + take, 0)
        if (drawn >= 4) return requireFloorDespiteCap(frozen, pool.burden) === undefined
        expect(() => requireFloorDespiteCap(frozen, pool.burden)).toThrow()
        return true
      }),
    )
  })
})
