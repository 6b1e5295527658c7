import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standardPolicy } from '../../../shared/domain/plan/task-policy.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { putRegistries } from '../drawing/fixtures.ts'
import { adHocWords, drafted } from './samples.ts'

const { id: _, ...words } = standardPolicy

describe('what a department lays down for its tasks', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
  })
  afterAll(() => p.stop())

  const edit = (ifMatch: number, more: Record<string, unknown> = {}, person = 'approver') =>
    p.call(person, 'editPolicy', { ...words, ...more }, { ifMatch })

  it('is the standard until it lays down its own', async () => {
    const { body, headers } = await p.call('clerk', 'getPolicy', {})
    const history = await p.call('auditor', 'listPolicyHistory', {})

    expect(body).toEqual({ policy: standardPolicy, warnings: [] })
    expect(headers['etag']).toBe('"1"')
    expect(history.body.items).toEqual([{ version: 1, record: standardPolicy }])
  })

  it('is refused when no draw could be made with it, and nothing changes', async () => {
    const twice = [...words.ratios, { level: 'A', ratio: 100, priority: 1 }].slice(1)

    const refusals = await Promise.all([
      edit(1, { ratios: words.ratios.slice(1) }),
      edit(1, { ratios: twice }),
      edit(1, { seats: [['执法证'], ['会计']] }),
      edit(1, { ranges: [{ level: 'A', from: 500, to: 100 }] }),
      edit(1, { symbol: '忻财抽〔' }),
    ])

    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 422, body: { type: 'policy-not-sound' } })
    expect(refusals[0]?.body['title']).toBe('抽查规则有误：缺少D 类的抽查比例。未作任何修改。')
    expect((await p.store('policies').list()).items).toEqual([])
  })

  it('warns of ratios outside the usual ranges and takes them all the same', async () => {
    const ratios = [
      { level: 'D', ratio: 5000, priority: 8 },
      { level: 'C', ratio: 6000, priority: 4 },
      { level: 'B', ratio: 1000, priority: 2 },
      { level: 'A', ratio: 600, priority: 1 },
      { level: 'unrated', ratio: 1000, priority: 2 },
    ]

    const { status, body, headers } = await edit(1, { symbol: '忻财抽', ratios, burdenCap: 3 })

    expect(status).toBe(200)
    expect(headers['etag']).toBe('"2"')
    expect(body.warnings.map(({ rule, level }) => [rule, level])).toEqual([
      ['class-ratio-out-of-range', 'D'],
      ['class-ratio-out-of-range', 'A'],
      ['class-order', 'D'],
    ])
    expect(body.warnings[0]?.zh).toBe('D 类的抽查比例 50% 不在参考范围 61% 至 100% 之内。请核对，或说明理由。')
    expect((await p.call('clerk', 'getPolicy', {})).body.policy).toMatchObject({ symbol: '忻财抽', burdenCap: 3 })
  })

  it('is edited on the version that was read: of two at once one is told', async () => {
    const stale = await edit(1, { burdenCap: 9 })
    const [one, two] = await Promise.all([edit(2, { burdenCap: 4 }), edit(2, { burdenCap: 5 })])
    const without = await p.call('approver', 'editPolicy', words)

    expect(stale).toMatchObject({ status: 412, body: { type: 'changed-meanwhile', current: 2 } })
    expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([200, 412])
    expect(without).toMatchObject({ status: 428 })
  })

  it('keeps every version with who laid it down', async () => {
    const { body } = await p.call('auditor', 'listPolicyHistory', {})

    expect(body.items.map(({ version, by }) => [version, by])).toEqual([
      [3, 'approver'],
      [2, 'approver'],
      [1, 'approver'],
    ])
    expect(body.items.at(-1)?.record).toEqual(standardPolicy)
  })

  it('holds for tasks made from then on; those that stand keep theirs, and a task may say its own', async () => {
    const before = (await p.store('tasks').get(await drafted(p))).record
    const current = await p.call('clerk', 'getPolicy', {})
    await edit(3, { ratios: current.body.policy.ratios.map((each) => ({ ...each, ratio: 2000 })), ratioScope: 'year' })

    const after = (await p.store('tasks').get(await drafted(p))).record
    const own = [{ level: 'D', ratio: 10_000, priority: 9 }]
    const { body } = await p.call('clerk', 'draftTask', adHocWords({ ratios: own }))

    expect(before).toMatchObject({ policyVersion: 3, ratioScope: 'round', usesClasses: true })
    expect((await p.store('tasks').get(before.id)).record).toEqual(before)
    expect(after).toMatchObject({ policyVersion: 4, ratioScope: 'year', usesClasses: false })
    expect(body.ratios.map(({ level, ratio }) => [level, ratio])).toEqual([
      ['D', 10_000],
      ['C', 2000],
      ['B', 2000],
      ['A', 2000],
      ['unrated', 2000],
    ])
    expect(body.usesClasses).toBe(true)
  })

  it('is laid down by an approver alone', async () => {
    expect((await edit(4, {}, 'clerk')).status).toBe(403)
  })
})
