import type { Day } from '../../kernel/days.ts'
import type { PlannedStratum } from '../draw/types.ts'
import { standingIn } from '../plan/target-filter.ts'
import { enforcementTag, type Task } from '../plan/task.ts'
import { type Ineligibility, ineligibility, type Officer } from '../registry/officer.ts'
import type { Target } from '../registry/target.ts'
import { type BurdenFacts, type BurdenJudged, judgeBurden } from './burden-guard.ts'
import type { ExclusionReason } from './exclusion-reasons.ts'
import { type JointOfficers, pooledOfficers, requireOneEach, tagsOf } from './pooled-officers.ts'

export interface PoolSources {
  readonly task: Task
  /** All targets of the department, in any order; those outside the task's scope and filter are passed over. */
  readonly targets: readonly Target[]
  /** Rows of the task's sub-registries that its filter has passed over already. */
  readonly filtered?: number
  /** Absent: nobody has reached the cap. */
  readonly burden?: BurdenFacts
  readonly officers: readonly Officer[]
  readonly joint?: JointOfficers
  /** Ids drawn in earlier executed rounds of this task. */
  readonly earlier: ReadonlySet<string>
  /** Ids drawn in earlier rounds and given up since; others were brought in for them. */
  readonly lost?: ReadonlySet<string>
  /** The day on which officers must be eligible. */
  readonly day: Day
  /** The department's own region: an officer of it serves everywhere. */
  readonly region: string
}

/** Who can be drawn and who can be matched, as `freeze` takes it. */
export interface DrawPool {
  readonly roster: readonly { readonly id: string; readonly level: string; readonly region: string }[]
  readonly exclusions: readonly { readonly id: string; readonly reason: ExclusionReason }[]
  /** Rows of the task's sub-registries that do not fit its filter: no part of the roster, and of no ratio. */
  readonly filtered: number
  readonly burden?: BurdenJudged
  readonly officers: readonly { readonly id: string; readonly region: string; readonly tags: readonly string[] }[]
  /** Officers who may not serve on the day, with the reason: kept for the auditor, no part of the public manifest. */
  readonly leftOut: readonly { readonly id: string; readonly reason: Ineligibility }[]
  readonly recusals: readonly (readonly [target: string, officer: string])[]
  /** Tags that seats ask for; bit 0 is the certificate. */
  readonly tags: readonly string[]
  readonly strata: readonly PlannedStratum[]
}

/**
 * The pool of one round from what the registries say on a day. Every target in scope that fits the task's filter counts in
 * the roster, so that the legal ratio is of all of them; those that cannot be visited, were drawn in an earlier round or
 * have had the year's visits are excluded with a reason. `already` counts the latter by their level of today, so that anybody can recount it from the manifest's exclusions.
 */
export function assemblePool(sources: PoolSources): DrawPool {
  const { task, targets, earlier, lost = new Set(), day, region, filtered = 0 } = sources
  const { within = [], filtered: others = [] } = Object.groupBy(targets, standingIn(task, day))
  const reasons = new Map(within.map((target) => [target.id, exclusionOf(target, earlier, lost)]))
  const standing = within.filter(({ id }) => reasons.get(id) === undefined).map(({ id }) => id)
  const burden = judgeBurden(standing, task, sources.burden)
  for (const id of burden?.excluded ?? []) reasons.set(id, 'burden-cap')
  const judged = pooledOfficers(sources).map((one) => ({ ...one, reason: ineligibility(one.officer, day) }))
  const eligible = judged.filter(({ reason }) => reason === undefined)
  requireOneEach(eligible, task)
  return {
    roster: within.map(({ id, creditClass, region: at }) => ({ id, level: creditClass, region: at })),
    exclusions: within.flatMap(({ id }) => {
      const reason = reasons.get(id)
      return reason === undefined ? [] : [{ id, reason }]
    }),
    filtered: filtered + others.length,
    ...(burden ? { burden } : {}),
    officers: eligible.map((one) => ({
      id: one.officer.id,
      region: one.officer.region === region ? '' : one.officer.region,
      tags: tagsOf(one),
    })),
    leftOut: judged.flatMap(({ officer, reason }) => (reason === undefined ? [] : [{ id: officer.id, reason }])),
    recusals: recusalsWithin(
      within,
      eligible.map(({ officer }) => officer),
    ),
    tags: [...new Set([enforcementTag, ...task.seats.flat()])],
    strata: strataOf(task, within, earlier),
  }
}

/** Having been drawn comes first: it is what `already` counts. */
function exclusionOf(
  { id, state }: Target,
  earlier: ReadonlySet<string>,
  lost: ReadonlySet<string>,
): ExclusionReason | undefined {
  if (earlier.has(id)) return 'drawn-earlier-round'
  if (lost.has(id)) return 'lost-earlier-round'
  return state === 'active' ? undefined : state
}

/** Standing recusals (回避) between somebody who could sit and somebody who could be visited. */
function recusalsWithin(targets: readonly Target[], officers: readonly Officer[]): [string, string][] {
  const known = new Set(targets.map(({ id }) => id))
  return officers.flatMap(({ id, recusals }) =>
    [...new Set(recusals)].filter((target) => known.has(target)).map((target): [string, string] => [target, id]),
  )
}

function strataOf({ ratios }: Task, targets: readonly Target[], earlier: ReadonlySet<string>): PlannedStratum[] {
  const drawn = targets.filter(({ id }) => earlier.has(id))
  return ratios.map(({ level, ratio, priority }) => ({
    level,
    ratio,
    priority,
    already: drawn.filter(({ creditClass }) => creditClass === level).length,
  }))
}
