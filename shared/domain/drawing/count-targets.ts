import type { Day } from '../../kernel/days.ts'
import { explainQuota, type QuotaExplanation } from '../draw/explain-quota.ts'
import { explainFilter, filterConditions, type Words } from '../plan/explain-filter.ts'
import { filterFindings } from '../plan/filter-findings.ts'
import type { PlannedTask } from '../plan/plan.ts'
import { type PlanFinding, withId } from '../plan/plan-finding.ts'
import { type FilteredTarget, standingIn } from '../plan/target-filter.ts'
import type { ClassRatio, RatioScope } from '../plan/task-terms.ts'
import { regionName } from '../registry/regions.ts'
import type { TargetState } from '../registry/target.ts'
import { explainFloor, type FloorNote } from './explain-floor.ts'
import { type RaisedFloor, raisedFloor } from './raised-floor.ts'

/** A task or its draft, as far as its targets and their ratios go. */
export interface CountedTask extends Pick<PlannedTask, 'type' | 'scope' | 'floor' | 'rounds'> {
  readonly filter?: PlannedTask['filter'] | undefined
  readonly ratios: readonly ClassRatio[]
  readonly ratioScope: RatioScope
}

/** How many targets a filter fits now, and how many a first round would draw of them. */
export interface TargetCount {
  /** The filter in words: all of it, and each condition. */
  readonly filter: Words & { readonly conditions: readonly Words[] }
  /** What stands against it. */
  readonly findings: readonly PlanFinding[]
  /** Rows that fit: ratios are of all of these. */
  readonly total: number
  /** Those of them that can be visited. */
  readonly drawable: number
  /** Rows of the sub-registries that do not fit a condition. */
  readonly filtered: number
  /** By class in risk order, each with its arithmetic as a sentence. */
  readonly classes: readonly QuotaExplanation[]
  /** By region, the largest first. */
  readonly regions: readonly { readonly code: string; readonly name: string; readonly count: number }[]
  readonly states: Readonly<Partial<Record<TargetState, number>>>
  /** How many a first round draws. Who has reached the yearly cap is told by the pool's preview. */
  readonly drawn: number
  readonly floor: RaisedFloor & { readonly note?: FloorNote }
}

type CountedTarget = FilteredTarget & { readonly state: TargetState }

/**
 * Looks at every target once, by the rule by which a pool is made.
 *
 * @param region of the department
 * @param day on which observation periods are told
 */
export function countTargets(
  targets: Iterable<CountedTarget>,
  task: CountedTask,
  { region, day }: { readonly region: string; readonly day: Day },
): TargetCount {
  const tally = tallied(targets, task, day)
  const strata = task.ratios.map((ratio) => ({
    ...ratio,
    already: 0,
    size: tally.classes.get(ratio.level)?.size ?? 0,
    pool: tally.classes.get(ratio.level)?.pool ?? 0,
  }))
  const first = { strata, scope: task.ratioScope, round: 1, rounds: task.rounds }
  const floor = raisedFloor({ ...first, floor: task.floor })
  const note = explainFloor(floor, 1)
  const classes = explainQuota({ ...first, floor: floor.used })
  return {
    filter: { ...explainFilter(task), conditions: filterConditions(task) },
    findings: filterFindings({ ...task, number: 1 }, region).map(withId),
    total: tally.total,
    drawable: tally.states.get('active') ?? 0,
    filtered: tally.filtered,
    classes,
    regions: [...tally.regions]
      .map(([code, count]) => ({ code, name: regionName(code) ?? code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    states: Object.fromEntries(tally.states),
    drawn: classes.reduce((sum, { take }) => sum + take, 0),
    floor: { ...floor, ...(note ? { note } : {}) },
  }
}

function tallied(targets: Iterable<CountedTarget>, task: CountedTask, day: Day) {
  const standing = standingIn(task, day)
  const classes = new Map<string, { size: number; pool: number }>()
  const regions = new Map<string, number>()
  const states = new Map<TargetState, number>()
  let [total, filtered] = [0, 0]
  for (const target of targets) {
    const stands = standing(target)
    if (stands === 'filtered') filtered += 1
    if (stands !== 'within') continue
    total += 1
    const level = classes.get(target.creditClass) ?? { size: 0, pool: 0 }
    level.size += 1
    if (target.state === 'active') level.pool += 1
    classes.set(target.creditClass, level)
    regions.set(target.region, (regions.get(target.region) ?? 0) + 1)
    states.set(target.state, (states.get(target.state) ?? 0) + 1)
  }
  return { total, filtered, classes, regions, states }
}
