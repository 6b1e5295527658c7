import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { ClassRatio, TaskMethod } from '../plan/task-terms.ts'
import type { NamedDepartment } from './joint-visit.ts'

export type MergeState = 'proposed' | 'merged' | 'declined' | 'failed' | 'withdrawn'

/** One of the tasks that would become one, with what it would have asked for by itself. */
export interface MergeSide extends NamedDepartment {
  readonly taskId: string
  readonly taskName: string
  /** Version of the task's record that was counted: a task that was changed since is not merged. */
  readonly version: number
  readonly itemIds: readonly string[]
  /** Targets that the task is about, by the registry of its own department. */
  readonly targets: number
  /** Of these, how many the leading task is about too. */
  readonly shared: number
  /** Visits of one round, and of all rounds together. */
  readonly perRound: number
  readonly rounds: number
  readonly visits: number
}

/** How many times somebody would be at a company's door, apart and together, with the arithmetic in words. */
export interface MergeCount {
  readonly apart: number
  readonly together: number
  readonly saved: number
  readonly zh: string
  readonly en: string
}

/** What the leading task becomes. */
export interface MergedTerms {
  readonly window: { readonly from: Day; readonly to: Day }
  /** Least overall ratio, basis points: the greatest of the sides'. */
  readonly floor: number
  readonly rounds: number
  readonly ratios: readonly ClassRatio[]
  readonly method: TaskMethod
}

/**
 * 合并方案 ("1+X"): that tasks become one joint task, so that a company is visited once for all of them. It lies with the
 * department of the leading task. Each department's approver confirms once; then it is carried out in one transaction.
 *
 * @source 忻双随机办〔2022〕2号 二（五）: 检查对象和检查方式相近的抽查任务要尽可能合并安排
 */
export interface Merge {
  readonly id: string
  /** The leading task first: its pool, its number and its plan stand. */
  readonly sides: readonly MergeSide[]
  readonly terms: MergedTerms
  readonly count: MergeCount
  readonly state: MergeState
  readonly proposedBy: string
  readonly proposedOn: Day
  readonly mergedOn?: Day
  /** Why it came to nothing. */
  readonly ended?: { readonly on: Day; readonly by: string; readonly zh: string; readonly en: string }
}

export const mergeLifecycle = lifecycle({
  what: '合并方案',
  en: 'The merge',
  states: { proposed: '待各部门确认', merged: '已合并', declined: '未获同意', failed: '未能合并', withdrawn: '已撤回' },
  moves: {
    merge: { from: ['proposed'], to: 'merged', zh: '合并' },
    decline: { from: ['proposed'], to: 'declined', zh: '不予同意' },
    fail: { from: ['proposed'], to: 'failed', zh: '中止' },
    withdraw: { from: ['proposed'], to: 'withdrawn', zh: '撤回' },
  },
})
