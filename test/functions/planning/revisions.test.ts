import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Plan, PlannedTask } from '../../../shared/domain/plan/plan.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleItem } from '../drawing/fixtures.ts'
import { answerWarnings, staffed } from './fixtures.ts'

let p: TestPlatform
let year = 2100
let planId: string
let rows: PlannedTask[]

beforeAll(async () => {
  p = await platform()
  for (const id of ['item-1', 'item-2', 'item-3']) await p.put('items', sampleItem(id))
  await staffed(p)
})
afterAll(() => p.stop())

const open = (reason = '示例：上级新增任务') => p.call('clerk', 'openRevision', { planId, reason })
const read = async () => (await p.store('plans').get(planId)).record
const task = async (number: number) => (await p.store('tasks').find(`${planId}-${number}`))?.record

async function edit(tasks: readonly PlannedTask[], title = `示例${planId}年度计划`) {
  const { version } = await p.store('plans').get(planId)
  return p.call('clerk', 'editPlan', { planId, title, tasks }, { ifMatch: version })
}

async function submit() {
  await answerWarnings(p, planId)
  return p.call('clerk', 'submitPlan', { planId })
}

const approve = (person = 'approver') => p.call(person, 'approvePlan', { planId })
const publish = () => p.call('publisher', 'publishPlan', { planId })

/** A revision up to its approval. */
async function agreed(tasks: readonly PlannedTask[]): Promise<void> {
  await open()
  await edit(tasks)
  await submit()
  expect(await approve()).toMatchObject({ status: 200, body: { revision: { state: 'approved' } } })
}

/** What a freeze leaves in a task's record. */
async function drawn(number: number): Promise<void> {
  const found = await p.store('tasks').get(`${planId}-${number}`)
  const progress = [{ round: 1, attempts: 1, executed: '01JDRAW' }]
  await p.ports.table.transact([p.store('tasks').replace(found, { ...found.record, progress }).item], planId + number)
}

const added = (number: number): PlannedTask => ({
  ...(rows[0] as PlannedTask),
  number,
  name: '示例新任务',
  scope: '示例丙',
})

describe('a revision of a published plan', () => {
  /** A plan of its own year for each test: three tasks, published, its tasks made. */
  beforeEach(async () => {
    planId = String(++year)
    const row = (number: number, scope: string): PlannedTask => ({
      number,
      name: `示例任务${number}`,
      type: 'targeted',
      itemIds: ['item-1'],
      scope,
      floor: 2000,
      rounds: 1,
      window: { from: `${year}-07-01`, to: `${year}-09-30` },
      initiator: '市财政局',
    })
    rows = [row(1, '会计代理记账机构'), row(2, '示例甲'), row(3, '示例乙')]
    const plan: Plan = {
      id: planId,
      year,
      title: `示例${planId}年度计划`,
      state: 'approved',
      tasks: rows,
      decisions: [],
      draftedBy: 'clerk',
      approvedBy: 'approver',
      approvedOn: '2022-02-01',
    }
    await p.put('plans', plan)
    await p.call('publisher', 'publishPlan', { planId })
    await p.settle()
  })

  it('goes through findings, submission, approval by another and publication; what is public stays until then', async () => {
    const [first, second] = rows as [PlannedTask, PlannedTask, PlannedTask]
    const opened = await open()
    await edit([{ ...first, floor: 2500 }, second, added(4)])
    const during = await read()
    const submitted = await submit()
    const own = await approve('clerk')
    await approve()
    const published = await publish()
    await p.settle()

    expect(opened).toMatchObject({
      status: 201,
      body: { state: 'published', revision: { state: 'draft', version: 2 } },
    })
    expect(during.tasks).toEqual(rows)
    expect(submitted).toMatchObject({ status: 200, body: { revision: { state: 'submitted', submittedBy: 'clerk' } } })
    expect(own.status).toBe(403)
    expect(published).toMatchObject({
      status: 200,
      body: { state: 'published', version: 2, reason: '示例：上级新增任务', publishedBy: 'publisher', dropped: [3] },
    })
    expect((await p.store('planVersions').get(`${planId}@1`)).record).toMatchObject({
      state: 'revised',
      tasks: rows,
      ended: { by: 'publisher', on: '2022-03-01' },
    })
  })

  it('changes tasks not drawn yet, withdraws those it dropped, makes the new ones and leaves the others alone', async () => {
    const [first, second] = rows as [PlannedTask, PlannedTask, PlannedTask]
    await drawn(2)
    const before = await task(2)

    await agreed([{ ...first, floor: 2500, itemIds: ['item-1', 'item-2'] }, second, added(4)])
    await publish()
    await p.settle()

    expect(await task(1)).toMatchObject({ floor: 2500, itemIds: ['item-1', 'item-2'], itemVersions: { 'item-2': 1 } })
    expect(await task(2)).toEqual(before)
    expect(await task(3)).toMatchObject({
      name: '示例任务3',
      state: 'withdrawn',
      withdrawn: { on: '2022-03-01', by: 'publisher', reason: '示例：上级新增任务' },
    })
    expect(await task(4)).toMatchObject({ name: '示例新任务', planId })
    const frozen = await p.call('drawer', 'freezeDraw', { taskId: `${planId}-3`, round: 1, witnesses: ['示例见证'] })
    expect(frozen).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已撤销' } })
  })

  it('is refused when it drops or changes a task already drawn, and the clerk’s words are still there', async () => {
    const [first, second, third] = rows as [PlannedTask, PlannedTask, PlannedTask]
    await drawn(1)
    await drawn(2)
    await open()
    await edit([{ ...first, floor: 2500 }, third])

    const refused = await submit()

    expect(refused).toMatchObject({ status: 409, body: { type: 'plan-has-errors', rules: ['task-drawn'], count: 2 } })
    expect(refused.body).toMatchObject({
      title: `计划仍有 2 处错误，不能提交：任务 1“示例任务1”已锁定或抽取，修订不得改动其抽查比例。请恢复原来的内容，或另列新任务；任务 2“示例任务2”已锁定或抽取，修订不得取消。请保留该任务。`,
    })
    expect((await read()).revision).toMatchObject({ state: 'draft', tasks: [{ floor: 2500 }, third] })
    expect((await read()).tasks).toEqual([first, second, third])
  })

  it('is refused at its publication when a task was drawn after the approval; returned and mended, it goes on', async () => {
    const [first, second, third] = rows as [PlannedTask, PlannedTask, PlannedTask]
    await agreed([first, second])
    await drawn(3)

    const refused = await publish()
    const returned = await p.call('approver', 'returnPlan', { planId, reason: '示例：任务 3 已抽取，请保留' })
    await edit([first, second, third, added(4)])
    await submit()
    await approve()
    const mended = await publish()

    expect(refused).toMatchObject({ status: 409, body: { type: 'task-drawn', task: 3, name: '示例任务3' } })
    expect(returned).toMatchObject({ status: 200, body: { state: 'published', revision: { state: 'draft' } } })
    expect(mended).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await task(3)).not.toHaveProperty('withdrawn')
  })

  it('is refused at its publication when an item was retired after the approval', async () => {
    const [first, second] = rows as [PlannedTask, PlannedTask, PlannedTask]
    await p.put('items', sampleItem(`item-${planId}`))
    await agreed([first, { ...second, itemIds: [`item-${planId}`] }])
    await p.call('approver', 'retireItem', { itemId: `item-${planId}`, reason: '示例：依据废止' })

    const answer = await publish()

    expect(answer).toMatchObject({ status: 409, body: { type: 'item-not-published', id: `item-${planId}` } })
    expect(await read()).toMatchObject({ state: 'published', tasks: rows, revision: { state: 'approved' } })
    expect(await task(3)).not.toHaveProperty('withdrawn')
  })

  it('is published once when two people publish at the same moment, and of a publication and a freeze at once one is refused', async () => {
    const [first, second] = rows as [PlannedTask, PlannedTask, PlannedTask]
    await agreed([first, second])

    const freeze = p.call('drawer', 'freezeDraw', { taskId: `${planId}-3`, round: 1, witnesses: ['示例见证'] })
    const answers = await Promise.all([publish(), publish(), freeze])

    const ok = answers.slice(0, 2).filter(({ status }) => status === 200)
    const third = await task(3)
    expect(ok.length + (third?.withdrawn ? 0 : 1)).toBe(1)
    expect(third?.withdrawn && third.progress).toBeUndefined()
  })

  it('is edited under the version that was read: of two people the second is told', async () => {
    await open()
    const { version } = await p.store('plans').get(planId)
    const words = (title: string) => p.call('clerk', 'editPlan', { planId, title, tasks: rows }, { ifMatch: version })

    const both = await Promise.all([words('甲'), words('乙')])

    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]))
    expect((await read()).revision?.title).toBe(both.find(({ status }) => status === 200)?.body.revision?.title)
  })

  it('is one at a time: of two who begin at once one is told of the other’s', async () => {
    const both = await Promise.all([open(), open('示例：另一个原因')])
    const third = await open()

    expect(both.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(third).toMatchObject({ status: 409, body: { type: 'revision-open', version: 2 } })
  })

  it('can be abandoned as a draft, with a reason, and stays on record; the next takes another number', async () => {
    await open()

    const abandoned = await p.call('clerk', 'abandonRevision', { planId, reason: '示例：不再需要' })
    const again = await p.call('clerk', 'abandonRevision', { planId, reason: '示例' })
    const next = await open()

    expect(abandoned).toMatchObject({ status: 200, body: { state: 'published', tasks: rows } })
    expect(abandoned.body).not.toHaveProperty('revision')
    expect(again).toMatchObject({ status: 409, body: { type: 'no-revision' } })
    expect(next).toMatchObject({ status: 201, body: { revision: { version: 3 } } })
  })

  it('lists every version with who did what when, and what it changed, field by field', async () => {
    const [first, second, third] = rows as [PlannedTask, PlannedTask, PlannedTask]
    await agreed([{ ...first, floor: 2500 }, second])
    await publish()
    await p.settle()
    await open('示例：再次调整')
    await edit([{ ...first, floor: 2500, itemIds: ['item-2'] }, second, added(4)])

    const { body } = await p.call('auditor', 'listPlanVersions', { planId })

    expect(body.items).toMatchObject([
      {
        version: 3,
        standing: 'open',
        record: { reason: '示例：再次调整', draftedBy: 'clerk' },
        differences: {
          tasks: [
            {
              number: 1,
              kind: 'changed',
              fields: [{ field: '抽查事项', before: '示例事项 item-1', after: '示例事项 item-2' }],
            },
            { number: 4, kind: 'added' },
          ],
        },
      },
      {
        version: 2,
        standing: 'in-force',
        record: { publishedBy: 'publisher', approvedBy: 'approver' },
        differences: {
          tasks: [
            {
              number: 1,
              kind: 'changed',
              fields: [{ field: '抽查比例', before: '不低于20%', after: '不低于25%' }],
            },
            { number: 3, name: third.name, kind: 'dropped' },
          ],
        },
      },
      { version: 1, standing: 'revised', record: { ended: { by: 'publisher' } } },
    ])
    expect(body.items[2]).not.toHaveProperty('differences')
  })

  it('waits while a task of the version in force is still being made', async () => {
    const [first, second] = rows as [PlannedTask, PlannedTask, PlannedTask]
    await agreed([first, second])
    const made = await p.store('tasks').get(`${planId}-1`)
    await p.ports.table.transact(
      [{ remove: { key: { pk: `task#${p.department}`, sk: made.record.id } } }],
      `x${planId}`,
    )

    expect(await publish()).toMatchObject({ status: 503, body: { type: 'try-again' } })
    expect((await read()).revision?.state).toBe('approved')
  })
})

it.each([
  ['openRevision', 'clerk', { reason: '示例' }],
  ['abandonRevision', 'clerk', { reason: '示例' }],
  ['answerWarning', 'clerk', { finding: 'x', answer: '示例' }],
  ['listPlanVersions', 'auditor', {}],
  ['getPlanPicture', 'clerk', {}],
] as const)('%s does not know another department’s plan', async (route, person, input) => {
  expect(await p.call(person, route, { planId: '1999', ...input })).toMatchObject({ status: 404 })
})

it.each(['openRevision', 'abandonRevision', 'answerWarning', 'createPlan'] as const)(
  '%s is refused to a person with another role',
  async (route) => {
    expect(await p.call('approver', route, { planId })).toMatchObject({ status: 403 })
  },
)
