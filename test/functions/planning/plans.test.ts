import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleItem } from '../drawing/fixtures.ts'
import { answerWarnings, staffed } from './fixtures.ts'

const planned = {
  number: 1,
  name: '对从事会计代理记账机构的检查',
  type: 'targeted',
  itemIds: ['item-1', 'item-2'],
  scope: '会计代理记账机构',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '市财政局',
} as const

describe('an annual plan', () => {
  let p: TestPlatform
  let plans = 0
  let planId: string

  beforeAll(async () => {
    p = await platform()
    for (const id of ['item-1', 'item-2', 'item-3']) await p.put('items', sampleItem(id))
    await staffed(p)
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    planId = String(2100 + ++plans)
    await p.put('plans', draft())
  })

  /** A draft of its own year for each test. */
  function draft(more: Partial<Plan> = {}): Plan {
    const year = Number(planId)
    return {
      id: planId,
      year,
      title: '示例年度抽查计划',
      state: 'draft',
      tasks: [{ ...planned, window: { from: `${year}-07-01`, to: `${year}-09-30` } }],
      decisions: [],
      draftedBy: 'clerk',
      ...more,
    }
  }
  const edit = (change: Record<string, unknown>, ifMatch?: number, person = 'clerk') =>
    p.call(
      person,
      'editPlan',
      { planId, title: '示例', tasks: draft().tasks, ...change },
      ifMatch === undefined ? {} : { ifMatch },
    )
  const submit = async () => {
    await answerWarnings(p, planId)
    return p.call('clerk', 'submitPlan', { planId })
  }
  const approve = (person = 'approver') => p.call(person, 'approvePlan', { planId })
  const publish = () => p.call('publisher', 'publishPlan', { planId })

  it('goes from draft to published, each step by another hand, and becomes tasks', async () => {
    const submitted = await submit()
    const approved = await approve()
    const published = await publish()
    await p.settle()

    const task = await p.call('drawer', 'getTask', { taskId: `${planId}-1` })
    expect(submitted).toMatchObject({ status: 200, body: { state: 'submitted', submittedBy: 'clerk' } })
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved', approvedBy: 'approver' } })
    expect(published).toMatchObject({ status: 200, body: { state: 'published', publishedOn: '2022-03-01' } })
    expect(task).toMatchObject({
      status: 200,
      body: {
        planId,
        floor: 2000,
        rounds: 2,
        ratioScope: 'round',
        seats: [['执法证'], ['执法证']],
        itemIds: ['item-1', 'item-2'],
      },
    })
  })

  it('is edited under the version that was read; of two people the second is told', async () => {
    const { headers } = await p.call('clerk', 'getPlan', { planId })
    const version = Number(headers['etag']?.replaceAll('"', ''))

    const first = await edit({ title: '甲的标题' }, version)
    const second = await edit({ title: '乙的标题' }, version)
    const both = await Promise.all([edit({ title: '丙' }, version + 1), edit({ title: '丁' }, version + 1)])

    const kept = await p.store('plans').get(planId)
    expect(first).toMatchObject({ status: 200, headers: { etag: `"${version + 1}"` }, body: { title: '甲的标题' } })
    expect(second).toMatchObject({ status: 412, body: { type: 'changed-meanwhile', current: version + 1 } })
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]))
    expect(kept.record.title).toBe(both.find(({ status }) => status === 200)?.body.title)
  })

  it('is not edited without a version, after submission, or with fields that nobody knows', async () => {
    const versionless = await edit({})
    const unknown = await edit({ state: 'published' }, 1)
    const badDay = await edit({ tasks: [{ ...planned, window: { from: '2022-02-30', to: '2022-09-30' } }] }, 1)
    await submit()

    const late = await edit({}, 3)

    expect(versionless).toMatchObject({ status: 428, body: { type: 'version-required' } })
    expect(unknown).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'state' } })
    expect(badDay).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'tasks.0.window.from' } })
    expect(late).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '待审批' } })
  })

  it('shows its findings and is not submitted while it has errors', async () => {
    await edit(
      { tasks: [{ ...planned, floor: 1000, itemIds: ['item-9'], window: { from: '2021-05-01', to: '2021-09-30' } }] },
      1,
    )

    const findings = await p.call('clerk', 'listPlanFindings', { planId })
    const answer = await submit()

    const rules = ['window-outside-year', 'ratio-below-floor', 'item-unknown']
    expect(findings.body.items.map(({ rule }) => rule)).toEqual([...rules, 'joint-missing'])
    expect(answer).toMatchObject({ status: 409, body: { type: 'plan-has-errors', count: 3, rules } })
    expect((await p.store('plans').get(planId)).record.state).toBe('draft')
  })

  it('is returned with a reason, mended and submitted again', async () => {
    await submit()

    const returned = await p.call('approver', 'returnPlan', { planId, reason: '示例：比例请说明' })
    const again = await submit()

    expect(returned).toMatchObject({
      status: 200,
      body: { state: 'draft', returned: { by: 'approver', on: '2022-03-01', reason: '示例：比例请说明' } },
    })
    expect(again).toMatchObject({ status: 200, body: { state: 'submitted' } })
  })

  it('is never approved by whoever drafted, edited or submitted it', async () => {
    const cases: [Partial<Plan>, string][] = [
      [{ draftedBy: 'approver', submittedBy: 'clerk' }, '起草'],
      [{ submittedBy: 'approver' }, '提交'],
      [{ submittedBy: 'clerk', editedBy: ['approver'] }, '修改'],
    ]
    for (const [hand, did] of cases) {
      planId = String(2100 + ++plans)
      await p.put('plans', draft({ state: 'submitted', ...hand }))

      const own = await approve('approver')
      const other = await approve('head')

      expect(own).toMatchObject({ status: 409, body: { type: 'four-eyes', did } })
      expect(other.status).toBe(200)
    }
  })

  it('does not become public when one of its items was retired meanwhile', async () => {
    await edit({ tasks: [{ ...draft().tasks[0], itemIds: ['item-3'] }] }, 1)
    await submit()
    await approve()
    const { record } = await p.store('items').get('item-3')
    await p.call('approver', 'retireItem', { itemId: 'item-3', reason: '示例：依据废止' })

    const answer = await publish()

    expect(record.state).toBe('published')
    expect(answer).toMatchObject({ status: 409, body: { type: 'item-not-published', id: 'item-3' } })
    expect((await p.store('plans').get(planId)).record.state).toBe('approved')
  })

  it('becomes public once when two people publish at the same moment', async () => {
    await submit()
    await approve()

    const answers = await Promise.all([publish(), publish()])

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409 || status === 412)).toHaveLength(1)
  })

  it('answers a repeated Idempotency-Key as before and refuses it for another body', async () => {
    const key = { idempotencyKey: `submit-${planId}` }
    await answerWarnings(p, planId)

    const first = await p.call('clerk', 'submitPlan', { planId }, key)
    const again = await p.call('clerk', 'submitPlan', { planId }, key)
    const other = await p.call('clerk', 'submitPlan', { planId: '2199' }, key)

    expect(again).toMatchObject({ status: 200, body: first.body, headers: { 'idempotent-replayed': 'true' } })
    expect(other).toMatchObject({ status: 422, body: { type: 'key-reused' } })
  })

  it.each([
    ['editPlan', 'approver'],
    ['submitPlan', 'approver'],
    ['returnPlan', 'clerk'],
    ['approvePlan', 'clerk'],
    ['publishPlan', 'approver'],
  ] as const)('%s is refused to a person with another role', async (route, person) => {
    const answer = await p.call(person, route, { planId }, { ifMatch: 1 })

    expect(answer).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
  })

  it.each([
    ['getPlan', 'clerk', {}],
    ['listPlanFindings', 'clerk', {}],
    ['editPlan', 'clerk', { title: '示例', tasks: [planned] }],
    ['submitPlan', 'clerk', {}],
    ['returnPlan', 'approver', { reason: '示例' }],
    ['approvePlan', 'approver', {}],
    ['publishPlan', 'publisher', {}],
  ] as const)('%s does not know another department’s plan', async (route, person, input) => {
    const answer = await p.call(person, route, { planId: '1999', ...input }, { ifMatch: 1 })

    expect(answer).toMatchObject({ status: 404, body: { type: 'not-found' } })
  })

  it.each([
    ['approvePlan', 'approver', {}],
    ['returnPlan', 'approver', { reason: '示例' }],
    ['publishPlan', 'publisher', {}],
  ] as const)('%s is refused for a draft, naming what a draft can do', async (route, person, input) => {
    const answer = await p.call(person, route, { planId, ...input })

    expect(answer).toMatchObject({
      status: 409,
      body: { type: 'wrong-state', state: '草稿', allowed: ['修改', '答复提示', '提交', '放弃修订'] },
    })
  })

  it('is listed newest first, a page at a time', async () => {
    const first = await p.call('auditor', 'listPlans', { limit: 1 })
    const second = await p.call('auditor', 'listPlans', { limit: 1, cursor: first.body.next })
    const forged = await p.call('auditor', 'listPlans', { cursor: 'forged' })

    const [newest, older] = [first.body.items[0], second.body.items[0]]
    expect(newest?.id).toBe(planId)
    expect(Number(older?.id)).toBeLessThan(Number(planId))
    expect(forged).toMatchObject({ status: 400, body: { type: 'bad-cursor' } })
  })
})
