import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TargetFilter } from '../../../shared/domain/plan/target-filter.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { putRegistries, sampleTarget, sampleTask } from '../drawing/fixtures.ts'

const scope = '会计代理记账机构'

describe('the live count of a filter', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
  })
  afterAll(() => p.stop())

  const count = async (more: Record<string, unknown> = {}) =>
    (await p.call('clerk', 'countTargets', { scope, floor: 2000, ...more })).body

  it('says how many fit now, by class and region, and how many would be drawn', async () => {
    const body = await count({ filter: { creditClasses: ['D', 'C'] }, rounds: 2 })

    expect(body).toMatchObject({ total: 20, drawable: 20, filtered: 40, drawn: 10, findings: [] })
    expect(body.filter.zh).toBe('名录库：会计代理记账机构；信用风险分类：D 类、C 类')
    expect(body.classes.map(({ level, size, take }) => [level, size, take])).toEqual([
      ['D', 10, 7],
      ['C', 10, 3],
      ['B', 0, 0],
      ['A', 0, 0],
      ['unrated', 0, 0],
    ])
    expect(body.classes[0]?.zh).toContain('10 家的 61% 为 6.1，不低于 → 7 家')
    expect(body.regions.reduce((sum, region) => sum + region.count, 0)).toBe(20)
  })

  it('says what a draft’s filter is wrong about, and counts it all the same', async () => {
    const body = await count({ filter: { regions: ['140100'] } })

    expect(body).toMatchObject({ total: 0, drawn: 0, filtered: 60, findings: [{ rule: 'filter-outside-region' }] })
  })

  it('agrees with the pool that a freeze would commit to', async () => {
    const filter: TargetFilter = { creditClasses: ['A', 'B', 'D'], regions: ['140900'] }
    await p.put('tasks', sampleTask({ filter }))

    const counted = await count({ filter })
    const { body: pool } = await p.call('drawer', 'previewPool', { taskId: '2022-1', round: 1 })

    expect(pool.rosterSize).toBe(counted.total)
    expect(pool.filter).toEqual({ zh: counted.filter.zh, en: counted.filter.en, filtered: counted.filtered })
    expect(pool.levels.map(({ take }) => take)).toEqual(counted.classes.map(({ take }) => take))
  })

  it('follows every change at once, and knows kinds, licences and observation periods', async () => {
    const targetId = sampleTarget(1).id
    const { body, headers } = await p.call('clerk', 'getTarget', { targetId })
    const words = { name: body.name, field: body.field, region: '140902', regionName: '忻府区', state: 'active' }
    const edit = (more: Record<string, unknown>, ifMatch: number) =>
      p.call('clerk', 'editTarget', { targetId, ...words, ...more }, { ifMatch })
    const version = Number(String(headers['etag']).replaceAll('"', ''))
    const totals = async () => [
      (await count({ filter: { kinds: ['sole-trader'] } })).total,
      (await count({ filter: { licensed: { from: '2022-06-01' } } })).total,
      (await count({ filter: { sparesObserved: true } })).total,
      (await count({ filter: { tags: ['投诉'] } })).total,
    ]

    const before = await totals()
    const edited = await edit(
      {
        kind: 'sole-trader',
        licence: { number: 'XZ-1', from: '2022-06-30' },
        observation: { from: '2022-07-01', to: '2022-12-31', reason: '新办' },
        tags: ['投诉'],
      },
      version,
    )
    const after = await totals()

    expect(edited.status).toBe(200)
    expect(before).toEqual([0, 0, 60, 0])
    expect(after).toEqual([1, 1, 59, 1])
  })

  it('writes nothing', async () => {
    const before = (await p.store('targets').journalEnd())?.sequence

    await count({ filter: { tags: ['投诉'] } })

    expect((await p.store('targets').journalEnd())?.sequence).toBe(before)
  })
})
