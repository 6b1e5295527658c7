import type { Plan, PlannedTask } from '../../../shared/domain/plan/plan.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { tasksOf } from '../../../shared/domain/plan/tasks-of.ts'

export const row: PlannedTask = {
  number: 1,
  name: '对从事会计代理记账机构的检查',
  type: 'targeted',
  itemIds: ['item-1', 'item-2'],
  scope: '会计代理记账机构',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '市财政局',
}

/** A published plan of 2022 with three tasks. */
export function publishedPlan(more: Partial<Plan> = {}): Plan {
  return {
    id: '2022',
    year: 2022,
    title: '示例2022年度抽查计划',
    state: 'published',
    tasks: [row, { ...row, number: 2, scope: '示例甲' }, { ...row, number: 3, scope: '示例乙' }],
    decisions: [],
    draftedBy: 'clerk',
    submittedBy: 'clerk',
    submittedOn: '2022-04-01',
    approvedBy: 'approver',
    approvedOn: '2022-04-11',
    publishedBy: 'publisher',
    publishedOn: '2022-04-13',
    ...more,
  }
}

/** The tasks that a plan has become, by number; what is drawn of them by number too. */
export function madeOf(plan: Plan, progress: Readonly<Record<number, Task['progress']>> = {}): Map<number, Task> {
  return new Map(
    tasksOf(plan).map((task) => {
      const drawn = progress[task.number]
      return [task.number, drawn ? { ...task, progress: drawn } : task]
    }),
  )
}
