import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { TargetFilter } from './target-filter.ts'
import type { ClassRatio, Cooperation, RatioScope, Seat, TaskMethod } from './task-terms.ts'

export type PlanState = 'draft' | 'submitted' | 'approved' | 'published'

/** One row of the annual plan, before it becomes a task. */
export interface PlannedTask {
  /** 序号 in the plan, from 1. */
  readonly number: number
  readonly name: string
  /** 定向 or 不定向. */
  readonly type: 'targeted' | 'non-targeted'
  readonly itemIds: readonly string[]
  /** 抽查对象范围, matched against a target's `field`. */
  readonly scope: string
  /** Least overall ratio, basis points: 2000 is 20 %. */
  readonly floor: number
  readonly rounds: number
  readonly window: { readonly from: Day; readonly to: Day }
  /** 发起部门 by name. */
  readonly initiator: string
  /** Of a targeted task; absent: everything in `scope`. */
  readonly filter?: TargetFilter
  /** Absent, like the four that follow: the department's policy when the task is made. In risk order, highest first. */
  readonly ratios?: readonly ClassRatio[]
  readonly ratioScope?: RatioScope
  readonly method?: TaskMethod
  readonly seats?: readonly Seat[]
  readonly cooperating?: readonly Cooperation[]
}

/** Where the plan's numbers came from when sources disagreed: kept for the auditor and shown to the public. */
export interface PlanDecision {
  readonly about: string
  readonly options: readonly string[]
  readonly chosen: string
  readonly by: string
}

/** 年度抽查计划 of a department. `id` is its year. */
export interface Plan {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly state: PlanState
  readonly tasks: readonly PlannedTask[]
  readonly decisions: readonly PlanDecision[]
  readonly remark?: string
  readonly importId?: string
  readonly draftedBy: string
  /** Everybody who changed the draft since, each once: none of them may approve it. */
  readonly editedBy?: readonly string[]
  readonly submittedBy?: string
  readonly submittedOn?: Day
  readonly returned?: { readonly by: string; readonly on: Day; readonly reason: string }
  readonly approvedBy?: string
  readonly approvedOn?: Day
  readonly publishedOn?: Day
}

export const planLifecycle = lifecycle({
  what: '抽查计划',
  en: 'The plan',
  states: { draft: '草稿', submitted: '待审批', approved: '已批准', published: '已公示' },
  moves: {
    edit: { from: ['draft'], to: 'draft', zh: '修改' },
    submit: { from: ['draft'], to: 'submitted', zh: '提交' },
    return: { from: ['submitted'], to: 'draft', zh: '退回' },
    approve: { from: ['submitted'], to: 'approved', zh: '批准' },
    publish: { from: ['approved'], to: 'published', zh: '公示' },
  },
})
