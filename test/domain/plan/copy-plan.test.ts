import { describe, expect, it } from 'vitest'
import { copiedPlan, emptyPlan } from '../../../shared/domain/plan/copy-plan.ts'
import { planErrors } from '../../../shared/domain/plan/findings.ts'
import { sampleItem } from '../../functions/drawing/fixtures.ts'
import { publishedPlan, row } from './samples.ts'

const clerk = { by: 'clerk', on: '2023-01-10' }

describe('a plan copied from another year', () => {
  it('says the same for its own year: windows and years in names moved, numbers from 1, a draft of whoever copied it', () => {
    const source = publishedPlan({
      tasks: [
        { ...row, name: '2022年代理记账检查' },
        { ...row, number: 4, window: { from: '2022-12-01', to: '2022-12-31' } },
      ],
      remark: '示例：2022年提高了比例',
      dropped: [2, 3],
      version: 3,
      answers: [{ finding: 'x', zh: '示例', answer: '示例', by: 'clerk', on: '2022-04-01' }],
    })

    expect(copiedPlan(source, { ...clerk, year: 2023 })).toEqual({
      id: '2023',
      year: 2023,
      title: '示例2023年度抽查计划',
      state: 'draft',
      tasks: [
        { ...row, name: '2023年代理记账检查', window: { from: '2023-07-01', to: '2023-09-30' } },
        { ...row, number: 2, window: { from: '2023-12-01', to: '2023-12-31' } },
      ],
      decisions: [],
      remark: '示例：2023年提高了比例',
      draftedBy: 'clerk',
      draftedOn: '2023-01-10',
      copiedFrom: '2022@3',
    })
  })

  it('ends on 28 February where its year has no 29th, and goes to earlier years too', () => {
    const leap = publishedPlan({ year: 2024, tasks: [{ ...row, window: { from: '2024-02-29', to: '2024-02-29' } }] })

    expect(copiedPlan(leap, { ...clerk, year: 2025 }).tasks[0]?.window).toEqual({
      from: '2025-02-28',
      to: '2025-02-28',
    })
    expect(copiedPlan(leap, { ...clerk, year: 2020 }).tasks[0]?.window).toEqual({
      from: '2020-02-29',
      to: '2020-02-29',
    })
  })

  it('reports an item that was retired since as a finding', () => {
    const plan = copiedPlan(publishedPlan({ tasks: [row] }), { ...clerk, year: 2023 })
    const items = new Map([
      ['item-1', sampleItem('item-1')],
      ['item-2', sampleItem('item-2', { state: 'retired', retired: { on: '2022-11-01', reason: '示例' } })],
    ])

    expect(planErrors({ plan, items })).toMatchObject([
      {
        rule: 'item-retired',
        zh: '任务 1 的抽查事项“示例事项 item-2”（item-2）已于 2022-11-01 废止。请改用现行事项。',
      },
    ])
  })

  it('is not made of a plan that was never public', () => {
    const { publishedOn: _, ...unpublished } = publishedPlan({ state: 'approved' })

    expect(() => copiedPlan(unpublished, { ...clerk, year: 2023 })).toThrow(
      expect.objectContaining({
        code: 'plan-not-published',
        zh: '2022 年度计划没有公示过，不能照它拟定新的计划。请选择已公示的年度，或新建空白计划。',
      }),
    )
  })
})

it('an empty plan holds no task, and says so', () => {
  const plan = emptyPlan({ ...clerk, year: 2023 })

  expect(plan).toMatchObject({ id: '2023', title: '2023年度抽查计划', state: 'draft', tasks: [] })
  expect(planErrors({ plan, items: new Map() }).map(({ zh }) => zh)).toEqual([
    '计划没有任何抽查任务。请至少填写一项任务。',
  ])
})
