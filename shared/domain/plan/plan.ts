import type { Day } from '../../kernel/days.ts'
import type { TargetFilter } from './target-filter.ts'
import type { ClassRatio, Cooperation, RatioScope, Seat, TaskMethod } from './task-terms.ts'

export type PlanState = 'draft' | 'submitted' | 'approved' | 'published' | 'revised' | 'abandoned'

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
  /** Absent while nobody has chosen. */
  readonly chosen?: string
  readonly by?: string
  /** 序号 of the task, its field and the value that was chosen: what the plan is held against. */
  readonly of?: { readonly task: number; readonly field: 'window' | 'floor' | 'rounds'; readonly value: unknown }
}

/** What a clerk wrote to a warning: why the plan is right all the same. It holds for that very sentence and no other. */
export interface WarningAnswer {
  /** Id of the finding: its rule, its task and its sentence. */
  readonly finding: string
  /** The sentence that was answered, for the approver. */
  readonly zh: string
  readonly answer: string
  readonly by: string
  readonly on: Day
}

/** One version of a plan: what it says, and its own life. */
export interface PlanVersion {
  readonly state: PlanState
  /** From 1; absent: 1. */
  readonly version?: number
  /** Why the published version was revised; absent for the first. */
  readonly reason?: string
  readonly title: string
  readonly tasks: readonly PlannedTask[]
  readonly decisions: readonly PlanDecision[]
  readonly remark?: string
  readonly importId?: string
  /** The plan of another year from which it was copied. */
  readonly copiedFrom?: string
  readonly answers?: readonly WarningAnswer[]
  readonly draftedBy: string
  readonly draftedOn?: Day
  /** Everybody who changed the draft since, each once: none of them may approve it. */
  readonly editedBy?: readonly string[]
  readonly submittedBy?: string
  readonly submittedOn?: Day
  readonly returned?: { readonly by: string; readonly on: Day; readonly reason: string }
  readonly approvedBy?: string
  readonly approvedOn?: Day
  readonly publishedBy?: string
  readonly publishedOn?: Day
}

/** 年度抽查计划 of a department: the version in force, or the first while it is written. `id` is its year. */
export interface Plan extends PlanVersion {
  readonly id: string
  readonly year: number
  /** The next version while it is on its way; what is public stays until this one is. */
  readonly revision?: PlanVersion
  /** The versions before this one, the oldest first; each stands whole in a record of its own. */
  readonly former?: readonly FormerMark[]
  /** 序号 of tasks that revisions have dropped: never used again. */
  readonly dropped?: readonly number[]
}

/** A version that is not in force any more, or never came into force, as its plan names it. */
export interface FormerMark {
  readonly version: number
  readonly state: 'revised' | 'abandoned'
  readonly approvedOn?: Day
  readonly publishedOn?: Day
  readonly endedOn: Day
}

/** A version that is over, readable for ever. `id` is `<plan id>@<version>`. */
export interface FormerPlan extends PlanVersion {
  readonly id: string
  readonly planId: string
  readonly year: number
  readonly version: number
  readonly ended: { readonly by: string; readonly on: Day; readonly reason?: string }
}

/** The number of a version. */
export function versionOf({ version = 1 }: Pick<PlanVersion, 'version'>): number {
  return version
}

/** The version that people work on: the open revision, else the plan itself. */
export function workOf(plan: Plan): PlanVersion {
  return plan.revision ?? plan
}

/** The items that a version names, each once, in order of first mention. */
export function plannedItemIds({ tasks }: { readonly tasks: readonly Pick<PlannedTask, 'itemIds'>[] }): string[] {
  return [...new Set(tasks.flatMap(({ itemIds }) => itemIds))]
}
