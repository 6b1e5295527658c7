import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { frozen, liftCap, putRegistries, sampleItem, sampleTask } from '../drawing/fixtures.ts'
import { adHocWords, approved, drafted, submitted } from './samples.ts'

describe('an ad-hoc task', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
    await liftCap(p)
  })
  afterAll(() => p.stop())

  const taskOf = async (id: string) => (await p.store('tasks').get(id)).record

  it('is drafted with its cause, takes the policy in force, and has no number yet', async () => {
    const { status, body } = await p.call('clerk', 'draftTask', adHocWords({ floor: 3000, method: 'on-paper' }))

    expect(status).toBe(201)
    expect(body).toMatchObject({
      id: '2022L-1',
      state: 'draft',
      floor: 3000,
      method: 'on-paper',
      ratioScope: 'round',
      usesClasses: true,
      policyVersion: 1,
      initiator: '忻州市财政局',
      adHoc: { kind: 'rectification', draftedBy: 'clerk', draftedOn: '2022-07-04' },
    })
    expect(body.ratios).toHaveLength(5)
    expect(body.docNumber).toBeUndefined()
    expect(body.planId).toBeUndefined()
  })

  it('cannot be drawn before somebody else has approved it', async () => {
    const taskId = await submitted(p)

    const preview = await p.call('drawer', 'previewPool', { taskId, round: 1 })
    const freeze = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'] })
    const own = await p.call('clerk', 'approveTask', { taskId })
    const other = await p.call('approver', 'approveTask', { taskId })

    expect(preview).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '待审批' } })
    expect(freeze).toMatchObject({ status: 409, body: { type: 'wrong-state', move: '锁定名单' } })
    expect(own.status).toBe(403)
    expect(other).toMatchObject({
      status: 200,
      body: {
        state: 'approved',
        docNumber: { year: 2022, text: expect.stringMatching(/^忻州市财政局〔2022〕\d+号$/u) },
        itemVersions: { 'item-1': 1, 'item-2': 1 },
        adHoc: { submittedBy: 'clerk', approvedBy: 'approver', approvedOn: '2022-07-04' },
      },
    })
    expect((await frozen(p, taskId)).drawId).toBeTruthy()
  })

  it('is never approved by who wrote it, even if he is an approver too', async () => {
    const taskId = await submitted(p)
    const read = await p.store('tasks').get(taskId)
    const adHoc = { ...read.record.adHoc, editedBy: ['approver'] } as NonNullable<typeof read.record.adHoc>
    await p.ports.table.transact([p.store('tasks').replace(read, { ...read.record, adHoc }).item], 'edited-by-approver')

    const { status, body } = await p.call('approver', 'approveTask', { taskId })

    expect({ status, body }).toMatchObject({ status: 409, body: { type: 'four-eyes', did: '修改' } })
    expect((await taskOf(taskId)).docNumber).toBeUndefined()
  })

  it('goes back to its clerk with a reason, is changed and comes again', async () => {
    const taskId = await submitted(p)

    await p.call('approver', 'returnTask', { taskId, reason: '请写明依据文件' })
    const { body: returned } = await p.call('clerk', 'getTask', { taskId })
    const stale = await p.call('clerk', 'editTask', { taskId, ...adHocWords() }, { ifMatch: 1 })
    const edit = await p.call('clerk', 'editTask', { taskId, ...adHocWords({ floor: 2500 }) }, { ifMatch: 3 })
    const again = await p.call('clerk', 'submitTask', { taskId })

    expect(returned).toMatchObject({
      state: 'draft',
      adHoc: { returned: { by: 'approver', reason: '请写明依据文件' } },
    })
    expect(stale).toMatchObject({ status: 412, body: { type: 'changed-meanwhile' } })
    expect(edit).toMatchObject({ status: 200, body: { floor: 2500, id: taskId, adHoc: { editedBy: ['clerk'] } } })
    expect(again).toMatchObject({ status: 200, body: { state: 'submitted' } })
  })

  it('is submitted only without errors: each names its rule and how to mend it', async () => {
    await p.put('items', sampleItem('draft-item', { state: 'draft', legalBasis: [] }))
    const taskId = await drafted(p, {
      itemIds: ['draft-item', 'unknown-item'],
      floor: 1000,
      window: { from: '2022-06-01', to: '2022-06-30' },
      filter: { regions: ['140100'] },
    })

    const findings = await p.call('clerk', 'listTaskFindings', { taskId })
    const submission = await p.call('clerk', 'submitTask', { taskId })

    const rules = ['window-past', 'ratio-below-floor', 'item-not-published', 'no-legal-basis', 'item-unknown']
    expect(findings.body.items.map(({ rule }) => rule).sort()).toEqual([...rules, 'filter-outside-region'].sort())
    expect(submission).toMatchObject({ status: 409, body: { type: 'task-has-errors', count: 6 } })
    expect(submission.body).toMatchObject({ title: expect.stringContaining('太原市') })
    expect((await taskOf(taskId)).state).toBe('draft')
  })

  it('has its warnings answered in writing before it is submitted', async () => {
    const ratios = (['A', 'B', 'C', 'D'] as const).map((level) => ({ level, ratio: 2000, priority: 1 }))
    const taskId = await drafted(p, { ratios })

    const unanswered = await p.call('clerk', 'submitTask', { taskId })
    const [warning] = (await p.call('clerk', 'listTaskFindings', { taskId })).body.items
    const answers = [{ finding: warning?.id, answer: '专项整治按上级要求统一比例' }]
    const answered = await p.call('clerk', 'submitTask', { taskId, answers })

    expect(warning).toMatchObject({ rule: 'credit-class-unused', severity: 'warning' })
    expect(unanswered).toMatchObject({ status: 409, body: { type: 'task-has-errors', count: 1 } })
    expect(answered).toMatchObject({
      status: 200,
      body: { usesClasses: false, adHoc: { answers: [{ by: 'clerk', answer: '专项整治按上级要求统一比例' }] } },
    })
  })

  it('is not approved when an item was retired meanwhile', async () => {
    await p.put('items', sampleItem('soon-gone'))
    const taskId = await submitted(p, { itemIds: ['soon-gone'] })
    await p.call('approver', 'retireItem', { itemId: 'soon-gone', reason: '依据已废止' })

    const { status, body } = await p.call('approver', 'approveTask', { taskId })

    expect({ status, body }).toMatchObject({ status: 409, body: { type: 'item-not-published', id: 'soon-gone' } })
    expect((await taskOf(taskId)).docNumber).toBeUndefined()
  })

  it('tells no stranger who complained', async () => {
    const adHoc = {
      kind: 'complaint',
      reason: '群众王某（13812345678）投诉',
      document: { number: '信访〔2022〕3号', title: '投诉转办单' },
    }

    const { status, body } = await p.call('clerk', 'draftTask', adHocWords({ adHoc }))

    expect({ status, body }).toMatchObject({ status: 409, body: { type: 'not-disclosable', kind: 'phone' } })
  })

  it('refuses a team with fewer than two certificates', async () => {
    const { status, body } = await p.call('clerk', 'draftTask', adHocWords({ seats: [['执法证'], ['会计']] }))

    expect({ status, body }).toMatchObject({ status: 422, body: { type: 'policy-not-sound' } })
  })

  it('is withdrawn with a reason while nothing is drawn, keeps its number, and can be drawn no more', async () => {
    const taskId = await approved(p)
    const { docNumber } = await taskOf(taskId)

    const withdrawn = await p.call('approver', 'withdrawTask', { taskId, reason: '上级撤销交办' })
    const freeze = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'] })

    expect(withdrawn).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', docNumber, withdrawn: { by: 'approver', on: '2022-07-04', reason: '上级撤销交办' } },
    })
    expect(freeze).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已撤销' } })
  })

  it('is not withdrawn once a round is frozen', async () => {
    const taskId = await approved(p)
    const { drawId } = await frozen(p, taskId)

    const { status, body } = await p.call('approver', 'withdrawTask', { taskId, reason: '不查了' })

    expect({ status, body }).toMatchObject({ status: 409, body: { type: 'task-begun', round: 1, draw: drawId } })
    expect((await taskOf(taskId)).state).toBe('approved')
  })

  it('about targets of which there is none is told so at preview and freeze, and stays as it is', async () => {
    const taskId = await approved(p, { filter: { tags: ['没有人'] } })

    const preview = await p.call('drawer', 'previewPool', { taskId, round: 1 })
    const freeze = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'] })

    for (const answer of [preview, freeze]) {
      expect(answer).toMatchObject({ status: 409, body: { type: 'filter-matches-nobody' } })
    }
    expect((await taskOf(taskId)).progress).toBeUndefined()
  })

  it('leaves a planned task to its plan', async () => {
    await p.put('tasks', sampleTask({ id: '2022-7' }))

    const moves = await Promise.all([
      p.call('approver', 'withdrawTask', { taskId: '2022-7', reason: '不查了' }),
      p.call('approver', 'approveTask', { taskId: '2022-7' }),
      p.call('clerk', 'submitTask', { taskId: '2022-7' }),
    ])

    for (const move of moves) expect(move).toMatchObject({ status: 409, body: { type: 'task-planned', plan: '2022' } })
  })

  it('is approved once, however many approve it at once; one freeze of two stands', async () => {
    const taskId = await submitted(p)

    const approvals = await Promise.all(Array.from({ length: 4 }, () => p.call('approver', 'approveTask', { taskId })))
    const freezes = await Promise.all(
      Array.from({ length: 2 }, () => p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'] })),
    )

    expect(approvals.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409])
    expect(freezes.filter(({ status }) => status === 201)).toHaveLength(1)
  })
})
