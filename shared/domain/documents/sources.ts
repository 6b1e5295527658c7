import type { Inspection } from '../inspection/inspection.ts'
import type { Plan } from '../plan/plan.ts'
import type { Task } from '../plan/task.ts'
import type { Department } from '../registry/department.ts'
import type { Item, ItemContent } from '../registry/item.ts'
import type { Officer } from '../registry/officer.ts'
import type { Target } from '../registry/target.ts'

/** Items as the edition says that the task pinned, by id: whatever is published later changes no document of an earlier check. */
export type PinnedItems = ReadonlyMap<string, ItemContent>

export interface PlanSources {
  readonly department: Department
  readonly plan: Plan
  readonly items: ReadonlyMap<string, Item>
}

/** A drawn target with its team, as it stands after every replacement. */
export interface DrawnTeam {
  readonly round: number
  readonly targetId: string
  readonly targetName: string
  readonly regionName: string
  readonly level: string
  /** Certificate numbers; the first leads. */
  readonly officers: readonly string[]
}

export interface TaskSources {
  readonly department: Department
  readonly task: Task
  readonly plan: Plan | undefined
  readonly items: PinnedItems
  /** In the order of drawing; none before the first draw. */
  readonly teams: readonly DrawnTeam[]
  readonly officers: ReadonlyMap<string, Officer>
}

export interface VisitSources {
  readonly department: Department
  readonly inspection: Inspection
  readonly task: Task
  readonly items: PinnedItems
  readonly officers: ReadonlyMap<string, Officer>
  readonly target: Target | undefined
  /** Where the public reads of this visit; what the code leads to. */
  readonly publicUrl: string
  /** Printed on the notice alone: who shows it may ask for a recusal. Absent on older records. */
  readonly passcode?: string
}
