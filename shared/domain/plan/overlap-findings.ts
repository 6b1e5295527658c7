import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'
import { mayShareTargets } from './shared-targets.ts'

const source = '进一次门、查多项事：检查对象相近的抽查任务合并安排，不得重复检查'

/**
 * Two tasks on the same targets in overlapping windows: an error when they share an item, for then the same check is
 * planned twice; a warning otherwise, for they could be one visit.
 */
export function overlapFindings(tasks: readonly PlannedTask[]): RuleFinding[] {
  return tasks.flatMap((later, at) =>
    tasks
      .slice(0, at)
      .filter((earlier) => mayShareTargets(earlier, later) && overlaps(earlier, later))
      .map((earlier) => {
        const shared = later.itemIds.find((id) => earlier.itemIds.includes(id))
        return shared === undefined ? mergeable(earlier, later) : plannedTwice(earlier, later, shared)
      }),
  )
}

function overlaps(a: PlannedTask, b: PlannedTask): boolean {
  return a.window.from <= b.window.to && b.window.from <= a.window.to
}

function plannedTwice(earlier: PlannedTask, later: PlannedTask, itemId: string): RuleFinding {
  return {
    rule: 'planned-twice',
    severity: 'error',
    task: later.number,
    zh: `任务 ${later.number} 与任务 ${earlier.number} 在重叠的时间内对“${later.scope}”重复安排了抽查事项“${itemId}”。请删除其一或错开时间。`,
    en: `Tasks ${earlier.number} and ${later.number} plan item "${itemId}" for "${later.scope}" in overlapping windows. Drop one or part their windows.`,
    source,
  }
}

function mergeable(earlier: PlannedTask, later: PlannedTask): RuleFinding {
  return {
    rule: 'scope-planned-twice',
    severity: 'warning',
    task: later.number,
    zh: `任务 ${later.number} 与任务 ${earlier.number} 在重叠的时间内抽查同一范围“${later.scope}”。建议合并为一次检查。`,
    en: `Tasks ${earlier.number} and ${later.number} inspect "${later.scope}" in overlapping windows. Consider one visit for both.`,
    source,
  }
}
