import { describe, expect, it } from 'vitest'
import type { PlannedTask } from '../../../shared/domain/plan/plan.ts'
import { planDifferences } from '../../../shared/domain/plan/plan-differences.ts'
import { plannedFields } from '../../../shared/domain/plan/planned-task-words.ts'
import { row } from './samples.ts'

const said = (tasks: readonly PlannedTask[], more: { title?: string; remark?: string } = {}) => ({
  title: '示例计划',
  tasks,
  ...more,
})
const names = (id: string) => `事项${id}`

describe('the differences between two versions of a plan', () => {
  it('are none between a version and itself, in whatever order its fields were written', () => {
    const again = Object.fromEntries(Object.entries(row).toReversed()) as unknown as PlannedTask

    expect(planDifferences(said([row]), said([again]))).toEqual({ fields: [], tasks: [] })
  })

  it('name what was added, dropped and changed, in the order of numbers', () => {
    const second = { ...row, number: 2, name: '示例任务二' }
    const third = { ...row, number: 3, name: '示例任务三' }

    expect(planDifferences(said([row, second]), said([{ ...row, floor: 2500 }, third]), names).tasks).toEqual([
      {
        number: 1,
        name: row.name,
        kind: 'changed',
        fields: [{ field: '抽查比例', before: '不低于20%', after: '不低于25%' }],
      },
      { number: 2, name: '示例任务二', kind: 'dropped', fields: [] },
      { number: 3, name: '示例任务三', kind: 'added', fields: [] },
    ])
  })

  it('tell every field of a row in the words of the annex table', () => {
    const after: Required<PlannedTask> = {
      number: 1,
      name: '示例',
      type: 'non-targeted',
      itemIds: ['9'],
      scope: '示例范围',
      filter: { sparesObserved: true },
      floor: 3050,
      ratios: [{ level: 'D', ratio: 7000, priority: 8 }],
      ratioScope: 'year',
      rounds: 1,
      window: { from: '2022-08-01', to: '2022-08-31' },
      method: 'online',
      seats: [['执法证'], ['执法证', '会计']],
      initiator: '示例局',
      cooperating: [{ department: '140900/market', name: '示例二局', itemIds: ['8'] }],
    }

    const [task] = planDifferences(said([row]), said([after]), names).tasks

    expect(task?.fields).toEqual([
      { field: '抽查任务名称', before: '对从事会计代理记账机构的检查', after: '示例' },
      { field: '抽查类型', before: '定向', after: '不定向' },
      { field: '抽查事项', before: '事项item-1；事项item-2', after: '事项9' },
      { field: '抽查对象范围', before: '会计代理记账机构', after: '示例范围' },
      { field: '定向条件', after: '名录库：示例范围；不含处于观察期的对象' },
      { field: '抽查比例', before: '不低于20%', after: '不低于30.5%' },
      { field: '各信用等级比例', after: 'D 类 70%（风险权重8）' },
      { field: '比例口径', after: '全年' },
      { field: '抽查次数', before: '2次', after: '1次' },
      {
        field: '抽查检查起止时间',
        before: '2022年7月1日至2022年9月30日',
        after: '2022年8月1日至2022年8月31日',
      },
      { field: '检查方式', after: '网络' },
      { field: '执法小组', after: '第1名须具备执法证；第2名须具备执法证、会计' },
      { field: '发起部门', before: '市财政局', after: '示例局' },
      { field: '配合部门', after: '示例二局（事项8）' },
    ])
    expect(task?.fields).toHaveLength(Object.keys(plannedFields).length)
  })

  it('tell of title and remark', () => {
    expect(planDifferences(said([row], { remark: '甲' }), said([row], { title: '新计划' })).fields).toEqual([
      { field: '计划名称', before: '示例计划', after: '新计划' },
      { field: '备注', before: '甲' },
    ])
  })
})
