import { describe, expect, it } from 'vitest'
import { type PlanFacts, planFindings } from '../../../shared/domain/plan/findings.ts'
import { type Plan, type PlannedTask, workOf } from '../../../shared/domain/plan/plan.ts'
import { approved, edited, published, returned, submitted } from '../../../shared/domain/plan/plan-moves.ts'
import { planPolicy } from '../../../shared/domain/plan/plan-policy.ts'
import { listedVersions } from '../../../shared/domain/plan/plan-versions.ts'
import { revisionAbandoned, revisionOpened, revisionPublished } from '../../../shared/domain/plan/revision.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { sampleItem } from '../../functions/drawing/fixtures.ts'
import { madeOf, publishedPlan, row } from './samples.ts'

const policy = { ...planPolicy, jointExpected: false }
const items = new Map(['item-1', 'item-2'].map((id) => [id, sampleItem(id)]))
const may = (by: string) => ({ by, on: '2022-05-20' })
const second = { ...row, number: 2, scope: '示例甲' }
const third = { ...row, number: 3, scope: '示例乙' }
const fourth = { ...row, number: 4, scope: '示例丙' }

/** A revision of the plan with these rows. */
function revised(tasks: readonly PlannedTask[], plan = publishedPlan()): Plan {
  return edited(revisionOpened(plan, '示例：上级新增任务', may('clerk')), { title: plan.title, tasks }, 'clerk')
}

type Progress = Readonly<Record<number, Task['progress']>>

function factsOf(plan: Plan, progress: Progress = {}): PlanFacts {
  const { dropped = [] } = plan
  const base = { plan: { ...workOf(plan), year: 2022 }, items, dropped }
  return plan.revision ? { ...base, inForce: { ...plan, made: madeOf(plan, progress) } } : base
}

function foundIn(plan: Plan, progress: Progress = {}) {
  return planFindings(factsOf(plan, progress), policy)
}

function sent(plan: Plan, by = 'clerk'): Plan {
  return submitted(plan, { facts: factsOf(plan), policy }, may(by))
}

/** From the draft to what the public reads. */
function carried(plan: Plan, progress: Progress = {}) {
  const agreed = approved(sent(plan), may('approver'))
  return revisionPublished(agreed, { items, made: madeOf(plan, progress) }, may('publisher'))
}

const executed = [{ round: 1, attempts: 1, executed: '01J' }]

describe('a revision of a published plan', () => {
  it('begins as a draft of what is public, with its reason, and leaves the public version as it is', () => {
    const before = publishedPlan()

    const plan = revisionOpened(before, '示例：上级新增任务', may('clerk'))

    expect(plan).toEqual({ ...before, revision: plan.revision })
    expect(plan.revision).toMatchObject({
      state: 'draft',
      version: 2,
      reason: '示例：上级新增任务',
      tasks: before.tasks,
      draftedBy: 'clerk',
      draftedOn: '2022-05-20',
    })
  })

  it('is one at a time, and of a published plan alone', () => {
    const open = revisionOpened(publishedPlan(), '示例', may('clerk'))

    expect(() => revisionOpened(open, '示例', may('clerk'))).toThrow(
      expect.objectContaining({
        code: 'revision-open',
        zh: '计划“2022”的第 2 版修订稿尚在办理（草稿），不能再开一份。请先公示或放弃它。',
      }),
    )
    expect(() => revisionOpened(publishedPlan({ state: 'approved' }), '示例', may('clerk'))).toThrow(
      expect.objectContaining({ code: 'wrong-state' }),
    )
  })

  it('becomes the plan when it is published; the version before is kept whole, with who ended it and when', () => {
    const before = publishedPlan()

    const { plan, former } = carried(revised([row, third, fourth]))

    expect(plan).toMatchObject({
      state: 'published',
      version: 2,
      tasks: [row, third, fourth],
      approvedBy: 'approver',
      approvedOn: '2022-05-20',
      publishedBy: 'publisher',
      publishedOn: '2022-05-20',
      dropped: [2],
      former: [
        {
          version: 1,
          state: 'revised',
          approvedOn: '2022-04-11',
          publishedOn: '2022-04-13',
          endedOn: '2022-05-20',
        },
      ],
    })
    expect(plan.revision).toBeUndefined()
    expect(former).toEqual({
      ...before,
      id: '2022@1',
      planId: '2022',
      version: 1,
      state: 'revised',
      ended: { by: 'publisher', on: '2022-05-20' },
    })
  })

  it('is approved by nobody who had a hand in it, whoever approved the plan before', () => {
    const plan = revised([row, second])
    const waiting = sent(plan, 'deputy')

    for (const by of ['clerk', 'deputy']) {
      expect(() => approved(waiting, may(by))).toThrow(expect.objectContaining({ code: 'four-eyes' }))
    }
    expect(approved(waiting, may('approver')).revision).toMatchObject({ state: 'approved', approvedBy: 'approver' })
  })

  it('can be given up as a draft, keeps its number for ever, and another may be begun', () => {
    const { plan, former } = revisionAbandoned(revised([row]), '示例：不再需要', may('clerk'))

    const again = revisionOpened(plan, '示例：另有调整', may('clerk'))

    expect(former).toMatchObject({ id: '2022@2', state: 'abandoned', ended: { by: 'clerk', reason: '示例：不再需要' } })
    expect(plan).toMatchObject({ ...publishedPlan(), former: [{ version: 2, state: 'abandoned' }] })
    expect(again.revision?.version).toBe(3)
    expect(() => revisionAbandoned(plan, '示例', may('clerk'))).toThrow(
      expect.objectContaining({ code: 'no-revision' }),
    )
  })

  it('is returned by its approver even when it was approved, so that what has changed since can be mended', () => {
    const plan = revised([row, second])
    const back = returned(approved(sent(plan), may('approver')), '示例：事项已废止', may('approver'))

    expect(back.revision).toMatchObject({ state: 'draft', returned: { by: 'approver', reason: '示例：事项已废止' } })
    expect(back.revision).not.toHaveProperty('approvedBy')
  })

  it('stands in line with the versions before it, each against the public one that it revises', () => {
    const first = carried(revised([row, second]))
    const gaveUp = revisionAbandoned(revisionOpened(first.plan, '示例', may('clerk')), '示例', may('clerk'))
    const open = revisionOpened(gaveUp.plan, '示例', may('clerk'))

    const lines = listedVersions(open, [first.former, gaveUp.former])

    expect(lines.map(({ version, standing, revises }) => [version, standing, revises?.version])).toEqual([
      [4, 'open', 2],
      [3, 'abandoned', 2],
      [2, 'in-force', 1],
      [1, 'revised', undefined],
    ])
  })
})

describe('what a revision must not touch', () => {
  it('is a task that is drawn or frozen: dropping it is an error, in these words', () => {
    for (const progress of [executed, [{ round: 1, attempts: 1, open: '01J' }]]) {
      expect(foundIn(revised([row, third]), { 2: progress })).toMatchObject([
        {
          rule: 'task-drawn',
          severity: 'error',
          task: 2,
          zh: '任务 2“对从事会计代理记账机构的检查”已锁定或抽取，修订不得取消。请保留该任务。',
        },
      ])
    }
  })

  it('is any field of a drawn task: the sentence names those that differ', () => {
    const later = { ...second, floor: 2500, window: { from: '2022-08-01', to: '2022-09-30' } }

    expect(foundIn(revised([row, later, third]), { 2: executed })).toMatchObject([
      {
        rule: 'task-drawn',
        severity: 'error',
        task: 2,
        zh: '任务 2“对从事会计代理记账机构的检查”已锁定或抽取，修订不得改动其抽查比例、抽查检查起止时间。请恢复原来的内容，或另列新任务。',
      },
    ])
  })

  it('is not a task of which only void draws are left', () => {
    expect(foundIn(revised([row, third]), { 2: [{ round: 1, attempts: 1 }] })).toEqual([])
  })

  it('refuses to be published when a task was drawn after its approval', () => {
    expect(() => carried(revised([row, third]), { 2: executed })).toThrow(
      expect.objectContaining({
        code: 'task-drawn',
        zh: '任务 2“对从事会计代理记账机构的检查”已锁定或抽取，修订不得取消或改动。请退回修订稿，恢复该任务后重新提交。',
      }),
    )
  })

  it('refuses to be published when an item was retired after its approval', () => {
    const plan = revised([row, second])
    const agreed = approved(sent(plan), may('approver'))
    const retired = new Map(items).set('item-2', sampleItem('item-2', { state: 'retired' }))

    expect(() => revisionPublished(agreed, { items: retired, made: madeOf(plan) }, may('publisher'))).toThrow(
      expect.objectContaining({ code: 'item-not-published', facts: { id: 'item-2' } }),
    )
  })
})

describe('the numbers of a revision', () => {
  it('may leave out what it drops; new tasks take the numbers behind', () => {
    expect(foundIn(revised([row, third, fourth]))).toEqual([])
    expect(foundIn(revised([row, third, { ...fourth, number: 5 }]))).toMatchObject([
      { rule: 'number-gap', zh: '除取消的任务外，序号须连续，缺少 4。请重新编号新增的任务。' },
    ])
  })

  it('never take up one that an earlier revision gave up', () => {
    const { plan } = carried(revised([row, third]))

    expect(foundIn(revised([row, second, third], plan))).toMatchObject([
      { rule: 'number-given-up', zh: '序号 2 属于此前修订取消的任务，不能再用。请为新任务使用新的序号。' },
    ])
    expect(foundIn(revised([row, third, fourth], plan))).toEqual([])
    expect(foundIn(plan)).toEqual([])
  })
})

it('a revision that changes nothing is an error, and so is one that changes more than one transaction holds', () => {
  const many = Array.from({ length: 61 }, (_, at) => ({ ...row, number: at + 1, scope: `示例${at}` }))
  const plan = publishedPlan({ tasks: many })
  const wider = many.map((task) => ({ ...task, floor: 2500 }))

  expect(foundIn(revised(publishedPlan().tasks))).toMatchObject([
    { rule: 'nothing-revised', zh: '修订稿与现行计划完全相同。请作出修改，或放弃修订。' },
  ])
  expect(foundIn(revised(wider, plan))).toMatchObject([
    { rule: 'too-many-changes', zh: '修订改动或取消了 61 项任务，一次至多 60 项。请分几次修订。' },
  ])
  expect(foundIn(revised(wider.slice(0, 60).concat(many.slice(60)), plan))).toEqual([])
})

it('the first version is published by the same moves, and refuses an item retired since', () => {
  const plan = publishedPlan({ state: 'approved' })

  expect(published(plan, items, may('publisher'))).toMatchObject({ state: 'published', publishedBy: 'publisher' })
  expect(() => published(plan, new Map(), may('publisher'))).toThrow(
    expect.objectContaining({ code: 'item-not-published' }),
  )
})
