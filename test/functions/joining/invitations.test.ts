import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Invitation } from '../../../shared/domain/joint/invitation.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleItem, sampleOfficer, sampleTarget } from '../drawing/fixtures.ts'
import { jointPlan, jointTask, market, putItems, tax } from './samples.ts'

describe('a department that is asked to inspect together with another', () => {
  let p: TestPlatform
  let year = 2100
  let planId: string

  beforeAll(async () => {
    p = await platform({ neighbours: true })
    await putItems(p)
    await p.put('targets', sampleTarget(1))
    const certificate = { from: '2020-01-01', to: '2199-12-31' }
    for (let n = 1; n <= 6; n++) await p.put('officers', sampleOfficer(n, { certificate }))
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    planId = String(++year)
    await p.put('plans', jointPlan(year))
  })

  const invitationId = () => `140900-finance-${year}-1`
  const decide = (person: string, decision: string, reason?: string) =>
    p.call(person, 'decideInvitation', { invitationId: invitationId(), decision, ...(reason ? { reason } : {}) })
  const of = async (department: string): Promise<Invitation | undefined> =>
    (await p.in(department).store('invitations').find(invitationId()))?.record

  async function submit(): Promise<void> {
    const submitted = await p.call('clerk', 'submitPlan', { planId })
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
    await p.settle()
  }

  /** Returned by the approver, changed by the clerk and submitted again. */
  async function changeTo(tasks: Plan['tasks']): Promise<void> {
    await p.call('approver', 'returnPlan', { planId, reason: '请修改' })
    const { version } = await p.store('plans').get(planId)
    const edited = await p.call('clerk', 'editPlan', { planId, title: '示例', tasks }, { ifMatch: version })
    expect(edited.status).toBe(200)
    await submit()
  }

  it('finds the invitation in its own list, with its own items and everybody who comes', async () => {
    await submit()

    const { body } = await p.call('market-approver', 'getInvitation', { invitationId: invitationId() })
    expect(body).toMatchObject({
      state: 'invited',
      initiator: { department: p.department, name: '忻州市财政局' },
      taskId: `${year}-1`,
      terms: { itemIds: ['SJ-01', 'item-1'], rounds: 2, window: { from: `${year}-07-01` } },
    })
    const named = (body as Invitation).terms.departments.map(({ department }) => department)
    expect(named).toEqual([p.department, market, tax])
    const list = await p.call('tax-clerk', 'listInvitations', {})
    expect(list.body.items.map(({ id }) => id)).toContain(invitationId())
  })

  it('is nobody’s who is not asked: the initiator does not find it in its own scope', async () => {
    await submit()

    expect((await decide('approver', 'confirmed')).status).toBe(404)
    expect((await decide('market-clerk', 'confirmed')).status).toBe(403)
  })

  it('gives its word once, however many approvers do so at the same moment', async () => {
    await submit()

    const answers = await Promise.all([decide('market-approver', 'confirmed'), decide('market-head', 'confirmed')])
    const again = await decide('market-approver', 'confirmed')

    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect(again).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已确认' } })
    expect(await of(market)).toMatchObject({ state: 'confirmed', decided: { on: '2022-03-01' } })
  })

  it('is told by the initiator’s list whose word is missing, and why', async () => {
    await submit()
    await decide('market-approver', 'confirmed')
    await decide('tax-approver', 'declined', '人员不足')

    const { body } = await p.call('clerk', 'listCooperations', { planId })

    expect(body.items).toMatchObject([
      { department: market, state: 'confirmed', decidedOn: '2022-03-01' },
      { department: tax, state: 'declined', reason: '人员不足' },
    ])
  })

  it('declines with a reason alone, and may think better of it', async () => {
    await submit()

    expect(await decide('tax-approver', 'declined')).toMatchObject({ status: 422, body: { type: 'reason-required' } })
    expect((await decide('tax-approver', 'declined', '人员不足')).status).toBe(200)
    expect((await decide('tax-approver', 'confirmed')).status).toBe(200)
  })

  it('is asked anew when the terms change, and not when they do not', async () => {
    await submit()
    await decide('market-approver', 'confirmed')
    const [task] = jointPlan(year).tasks as [Plan['tasks'][number]]

    await changeTo([{ ...task }])
    expect(await of(market)).toMatchObject({ state: 'confirmed' })

    await changeTo([{ ...task, rounds: 1 }])
    expect(await of(market)).toMatchObject({
      state: 'invited',
      terms: { rounds: 1 },
      former: [{ decision: 'confirmed' }],
    })
  })

  it('is asked no more when the plan drops it', async () => {
    await submit()
    await decide('tax-approver', 'confirmed')
    const [task] = jointPlan(year).tasks as [Plan['tasks'][number]]

    await changeTo([{ ...task, cooperating: (jointTask.cooperating ?? []).slice(0, 1) }])

    expect(await of(tax)).toMatchObject({ state: 'lapsed' })
    expect(await of(market)).toMatchObject({ state: 'invited' })
    expect((await decide('tax-approver', 'confirmed')).body).toMatchObject({ type: 'wrong-state', state: '已失效' })
  })

  it('promises no item that it has withdrawn since it was asked', async () => {
    const [task] = jointPlan(year).tasks as [Plan['tasks'][number]]
    const [cooperation] = task.cooperating ?? []
    const store = p.in(market).store('items')
    await p.in(market).put('items', sampleItem('SJ-02'))
    await submit()
    await changeTo([{ ...task, cooperating: [{ ...cooperation, itemIds: ['SJ-02'] }] } as Plan['tasks'][number]])
    const read = await store.get('SJ-02')
    await p.ports.table.transact([store.replace(read, sampleItem('SJ-02', { state: 'retired' })).item], 'retired')

    expect(await decide('market-approver', 'confirmed')).toMatchObject({
      status: 409,
      body: { type: 'item-not-published', id: 'SJ-02' },
    })
  })

  it('is not asked for what it does not have: the plan says so before it is submitted', async () => {
    const [task] = jointPlan(year).tasks as [Plan['tasks'][number]]
    const [cooperation] = task.cooperating ?? []
    const { version } = await p.store('plans').get(planId)
    const tasks = [{ ...task, cooperating: [{ ...cooperation, itemIds: ['none'] }] }]
    await p.call('clerk', 'editPlan', { planId, title: '示例', tasks }, { ifMatch: version })

    expect(await p.call('clerk', 'submitPlan', { planId })).toMatchObject({
      status: 409,
      body: { type: 'plan-has-errors', rules: ['cooperating-item-unknown'] },
    })
  })

  it('tells the initiator’s scope how it answered', async () => {
    await submit()
    await decide('market-approver', 'declined', '人员不足')
    await p.settle()

    const { rows } = await p.ports.table.query({ partition: 'outbox#log', limit: 500 })
    const told = rows.filter(({ type, object }) => type === 'cooperation.answered' && object === `tasks/${year}-1`)
    expect(told.map(({ department, payload }) => [department, payload])).toEqual([
      [
        p.department,
        JSON.stringify({ answered: 'declined', department: market, reason: '人员不足', task: `${year}-1` }),
      ],
    ])
  })

  it('lets the plan be submitted and approved without its word, and not be published', async () => {
    await submit()
    await decide('tax-approver', 'confirmed')
    await p.call('approver', 'approvePlan', { planId })

    const refused = await p.call('publisher', 'publishPlan', { planId })

    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'cooperation-missing', missing: ['忻州市市场监督管理局（待确认）'], departments: [market] },
    })
    await decide('market-approver', 'confirmed')
    expect((await p.call('publisher', 'publishPlan', { planId })).status).toBe(200)
    await p.settle()
    expect((await p.store('tasks').get(`${year}-1`)).record.cooperating).toMatchObject([
      { department: market, itemVersions: { 'SJ-01': 1, 'item-1': 1 } },
      { department: tax, itemVersions: { 'SW-01': 1 } },
    ])
  })

  it('is asked for an ad-hoc task when that is submitted', async () => {
    const { number: _, initiator: __, ...row } = jointTask
    const drafted = await p.call('clerk', 'draftTask', {
      ...row,
      window: { from: '2022-07-01', to: '2022-09-30' },
      adHoc: { kind: 'complaint', reason: '示例投诉', document: { number: '示例〔2022〕1号', title: '转办单' } },
    })
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(201)
    const taskId = drafted.body.id
    const { body } = await p.call('clerk', 'listTaskFindings', { taskId })
    const answers = body.items.flatMap(({ id: finding, severity }) =>
      severity === 'warning' ? [{ finding, answer: '已核实' }] : [],
    )

    const submitted = await p.call('clerk', 'submitTask', { taskId, ...(answers.length > 0 ? { answers } : {}) })
    await p.settle()

    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
    const { record } = await p.in(tax).store('invitations').get(`140900-finance-${taskId}`)
    expect(record).toMatchObject({ about: 'ad-hoc', state: 'invited', taskId })
  })
})
