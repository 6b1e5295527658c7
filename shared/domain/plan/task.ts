import type { Day } from '../../kernel/days.ts'
import type { Hold } from '../disclosure/hold.ts'
import type { NoticeRule } from '../inspection/notice.ts'
import type { TaskElsewhere } from '../joint/joint-visit.ts'
import type { AdHoc } from './ad-hoc.ts'
import type { DocNumber } from './doc-number.ts'
import type { OverCap } from './over-cap.ts'
import type { PlannedTask } from './plan.ts'
import type { TaskState } from './task-lifecycle.ts'
import type { ClassRatio, RatioScope, Seat, TaskMethod } from './task-terms.ts'

/** 抽查任务: a planned one (`<year>-<number>`) of a published plan, or an ad-hoc one (`<year>L-<number>`, 临时任务). */
export interface Task extends PlannedTask {
  readonly id: string
  /** Absent: `approved`. */
  readonly state?: TaskState
  /** The plan it came from; an ad-hoc one has none. */
  readonly planId?: string
  readonly adHoc?: AdHoc
  /** Given once for ever when the task comes into being: with its plan, or with its approval. */
  readonly docNumber?: DocNumber
  /** The version of the department's policy that filled in what the row left open. */
  readonly policyVersion?: number
  /** Of a joint task that came of a merge: the tasks that became part of it. */
  readonly mergedFrom?: readonly TaskElsewhere[]
  /** The joint task that this one became part of, and is drawn as. */
  readonly mergedInto?: TaskElsewhere & { readonly on: Day }
  /** Whether it draws some credit classes at other ratios than others: what the goal of 60 % counts. */
  readonly usesClasses?: boolean
  /** Dropped before anything was drawn. */
  readonly withdrawn?: { readonly on: Day; readonly by: string; readonly reason: string }
  /** What was asked and decided about targets that have reached the year's cap of visits, in order. */
  readonly overCap?: readonly OverCap[]
  /** The edition of each item in force when the task was made: what is inspected, whatever is published later. */
  readonly itemVersions?: Readonly<Record<string, number>>
  /** In risk order, highest first. */
  readonly ratios: readonly ClassRatio[]
  readonly seats: readonly Seat[]
  readonly ratioScope: RatioScope
  readonly method: TaskMethod
  /** When the inspected party must be given its notice; absent: as its method asks for. */
  readonly notice?: NoticeRule
  /** Drawn targets are kept from the public for a time; absent: they are not. */
  readonly hold?: Hold
  /** What has been drawn, by round; absent before the first freeze. */
  readonly progress?: readonly RoundProgress[]
}

/**
 * How far one round is. It stands in the task's own record, so that of two freezes at once only one can succeed, and so
 * that a round cannot be voided while the next one is being frozen.
 */
export interface RoundProgress {
  readonly round: number
  /** Freezes so far, void ones included. */
  readonly attempts: number
  /** The draw that is frozen and not executed yet. */
  readonly open?: string
  /** The draw that stands. */
  readonly executed?: string
}

/** Tag of everybody who holds a valid 执法证. */
export const enforcementTag = '执法证'

/**
 * The department's default policy, as data: ratios within the ranges in use (A ≤ 5 %, B 5-20 %, C 21-60 %, D 61-100 %)
 * and a team of two officers with certificates.
 *
 * @source 行政处罚法 art. 42 for the two; 国办发〔2019〕5号 and local practice for the ratios. Configurable.
 */
export const defaultPolicy: Pick<Task, 'ratios' | 'seats' | 'ratioScope' | 'method'> = {
  ratios: [
    { level: 'D', ratio: 6100, priority: 8 },
    { level: 'C', ratio: 2100, priority: 4 },
    { level: 'B', ratio: 500, priority: 2 },
    { level: 'A', ratio: 100, priority: 1 },
    { level: 'unrated', ratio: 500, priority: 2 },
  ],
  seats: [[enforcementTag], [enforcementTag]],
  ratioScope: 'round',
  method: 'on-site',
}
