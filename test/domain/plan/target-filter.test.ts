import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemblePool } from '../../../shared/domain/drawing/assemble-pool.ts'
import { countTargets } from '../../../shared/domain/drawing/count-targets.ts'
import { freezePool } from '../../../shared/domain/drawing/freeze-pool.ts'
import { explainFilter } from '../../../shared/domain/plan/explain-filter.ts'
import { filterFindings } from '../../../shared/domain/plan/filter-findings.ts'
import { standingIn, type TargetFilter, wholeRegistry } from '../../../shared/domain/plan/target-filter.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { isRefusal } from '../../../shared/kernel/refusal.ts'
import { sampleOfficer, sampleTarget, sampleTask } from '../../functions/drawing/fixtures.ts'

const scope = '会计代理记账机构'
const day = '2022-07-04'

function standing(filter: TargetFilter | undefined, more: Partial<Target> = {}, within = scope) {
  return standingIn({ scope: within, filter }, day)(sampleTarget(1, more))
}

describe('a task’s filter', () => {
  it('is about one sub-registry, several, or all', () => {
    expect(standing(undefined)).toBe('within')
    expect(standing(undefined, { field: '其他' })).toBe('outside')
    expect(standing({ fields: ['小额贷款公司', scope] })).toBe('within')
    expect(standing({ fields: ['小额贷款公司'] })).toBe('outside')
    expect(standing(undefined, { field: '其他' }, wholeRegistry)).toBe('within')
  })

  it.each<[string, TargetFilter, Partial<Target>, Partial<Target>]>([
    ['a region with what is below it', { regions: ['140900'] }, { region: '140981' }, { region: '140100' }],
    ['a county and no other', { regions: ['140902', '140981'] }, { region: '140902' }, { region: '140921' }],
    ['a kind', { kinds: ['sole-trader'] }, { kind: 'sole-trader' }, { kind: 'enterprise' }],
    ['credit classes', { creditClasses: ['C', 'D'] }, { creditClass: 'D' }, { creditClass: 'unrated' }],
    ['one of the tags', { tags: ['新办', '投诉'] }, { tags: ['甲', '投诉'] }, { tags: ['甲'] }],
    ['one of the tags, of a target without any', { tags: ['新办'] }, { tags: ['新办'] }, {}],
    ['none of the tags', { withoutTags: ['示范'] }, {}, { tags: ['示范'] }],
    [
      'a licence of these days, both included',
      { licensed: { from: '2021-01-01', to: '2021-12-31' } },
      { licence: { number: '1', from: '2021-12-31' } },
      { licence: { number: '1', from: '2022-01-01' } },
    ],
    ['any licence', { licensed: {} }, { licence: { number: '1', from: '2010-01-01' } }, {}],
    [
      'who is not in his observation period today',
      { sparesObserved: true },
      { observation: { from: '2022-01-01', to: '2022-07-03', reason: '新办' } },
      { observation: { from: '2022-07-04', to: '2022-12-31', reason: '新办' } },
    ],
  ])('keeps %s', (_, filter, fits, fails) => {
    expect(standing(filter, fits)).toBe('within')
    expect(standing(filter, fails)).toBe('filtered')
  })

  it('asks for every condition at once', () => {
    const filter: TargetFilter = { creditClasses: ['D'], tags: ['投诉'] }

    expect(standing(filter, { creditClass: 'D', tags: ['投诉'] })).toBe('within')
    expect(standing(filter, { creditClass: 'D' })).toBe('filtered')
    expect(standing(filter, { tags: ['投诉'], creditClass: 'A' })).toBe('filtered')
  })

  it('is told in words, the same for the same filter', () => {
    const filter: TargetFilter = {
      regions: ['140902', '140981'],
      kinds: ['enterprise'],
      creditClasses: ['C', 'D'],
      tags: ['新办', '投诉'],
      withoutTags: ['示范'],
      licensed: { from: '2021-01-01' },
      sparesObserved: true,
    }

    expect(explainFilter({ scope, filter })).toEqual({
      zh: '名录库：会计代理记账机构；区域：忻府区、原平市（含下级）；类型：企业；信用风险分类：C 类、D 类；带有标签“新办”、“投诉”之一；不带标签“示范”；2021-01-01 及以后取得许可；不含处于观察期的对象',
      en: 'registry: 会计代理记账机构; region: 忻府区, 原平市, with what is below; kind: enterprises; credit class: C, D; tagged “新办” or “投诉”; not tagged “示范”; licensed on or after 2021-01-01; outside their observation period',
    })
    expect(explainFilter({ scope: wholeRegistry }).zh).toBe('名录库：全部')
  })

  it.each<[string, string, TargetFilter, 'targeted' | 'non-targeted']>([
    [
      'filter-on-non-targeted',
      '任务 3 是不定向抽查，却设了定向条件。请删除条件，或改为定向。',
      { tags: ['甲'] },
      'non-targeted',
    ],
    ['filter-empty', '任务 3 的定向条件没有内容。请填写条件，或删除定向条件。', {}, 'targeted'],
    [
      'filter-outside-region',
      '任务 3 的定向条件中的区域“太原市”（140100）不在本部门辖区之内。请更正区域。',
      { regions: ['140902', '140100'] },
      'targeted',
    ],
    [
      'filter-dates-backwards',
      '任务 3 的许可日期条件 2022-02-01 至 2022-01-01 结束早于开始，没有对象符合。请更正日期。',
      { licensed: { from: '2022-02-01', to: '2022-01-01' } },
      'targeted',
    ],
    [
      'filter-contradicts-itself',
      '任务 3 的定向条件既要求又排除标签“甲”。请保留其一。',
      { tags: ['甲', '乙'], withoutTags: ['甲'] },
      'targeted',
    ],
  ])('is found wrong: %s', (rule, zh, filter, type) => {
    const found = filterFindings({ number: 3, type, filter }, '140900')

    expect(found.map((each) => [each.rule, each.severity, each.task, each.zh])).toEqual([[rule, 'error', 3, zh]])
  })

  it('is sound when it says something of its own region', () => {
    expect(filterFindings({ number: 1, type: 'targeted', filter: { regions: ['140902'] } }, '140900')).toEqual([])
    expect(filterFindings({ number: 1, type: 'non-targeted' }, '140900')).toEqual([])
  })
})

describe('a pool under a filter', () => {
  const targets = Array.from({ length: 60 }, (_, at) => sampleTarget(at + 1))
  const officers = Array.from({ length: 12 }, (_, at) => sampleOfficer(at + 1))
  const sources = { targets, officers, earlier: new Set<string>(), day, region: '140900' }
  const freezing = {
    drawId: '01EXAMPLE',
    department: '140900/finance',
    frozenAt: '2022-07-04T01:00:00.000Z',
    code: 'test',
    round: 1,
    contributors: ['示例见证甲'],
    nonceCommit: '0'.repeat(64),
    attempt: 1,
    day,
  }

  it('has those who fit in its roster, so that the ratio is of them, and says how many it passed over', () => {
    const task = sampleTask({ filter: { creditClasses: ['C', 'D'] } })

    const pool = assemblePool({ ...sources, task })
    const { manifest } = freezePool(task, pool, freezing)

    expect(pool.roster).toHaveLength(20)
    expect(pool.filtered).toBe(40)
    expect(manifest).toMatchObject({ filtered: 40, task: { filter: { creditClasses: ['C', 'D'] } } })
    expect(manifest.strata.map(({ size }) => size)).toEqual([10, 10, 0, 0, 0])
  })

  it('is refused, in words, when nobody fits', () => {
    const task = sampleTask({ filter: { tags: ['没有人'] } })

    const refused = caught(() => freezePool(task, assemblePool({ ...sources, task }), freezing))

    expect(refused).toMatchObject({
      code: 'filter-matches-nobody',
      zh: '名录中没有对象符合任务的定向条件（名录库：会计代理记账机构；带有标签“没有人”）。请核对条件，或先补充名录。',
    })
  })

  it('without one leaves the manifest as it always was', () => {
    const task = sampleTask()

    const { manifest } = freezePool(task, assemblePool({ ...sources, task }), freezing)

    expect(Object.keys(manifest)).not.toContain('filtered')
    expect(Object.keys(manifest)).not.toContain('burden')
    expect(Object.keys(manifest['task'] as object)).toEqual(['name', 'type', 'method', 'items', 'scope', 'window'])
  })

  it('counts what its count said, whatever the filter', () => {
    const levels = fc.subarray(['A', 'B', 'C', 'D', 'unrated'] as const, { minLength: 1 })
    const counties = fc.subarray(['140902', '140903', '140904', '140905'], { minLength: 1 })
    fc.assert(
      fc.property(fc.record({ creditClasses: levels, regions: counties }, { requiredKeys: [] }), (given) => {
        const task = sampleTask({ filter: given })
        const counted = countTargets(targets, task, { region: '140900', day })
        const pool = assemblePool({ ...sources, task })
        if (pool.roster.length === 0) return counted.total === 0
        const { manifest } = freezePool(task, pool, freezing)
        const drawn = manifest.strata.reduce((sum, { take }) => sum + take, 0)
        return counted.total === pool.roster.length && counted.filtered === pool.filtered && counted.drawn === drawn
      }),
    )
  })
})

function caught(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, zh: error.zh }
    throw error
  }
  return undefined
}
