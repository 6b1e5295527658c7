import { Refusal } from '../../kernel/refusal.ts'
import { type FreezeInput, type Frozen, freeze } from '../draw/manifest.ts'
import { explainFilter } from '../plan/explain-filter.ts'
import type { Task } from '../plan/task.ts'
import type { Cooperation } from '../plan/task-terms.ts'
import type { DrawPool } from './assemble-pool.ts'
import { capRefusal } from './burden-guard.ts'
import { type RaisedFloor, raisedFloor } from './raised-floor.ts'

/** What a freeze fixes beside the pool. */
export type Freezing = Pick<
  FreezeInput,
  'drawId' | 'department' | 'frozenAt' | 'code' | 'round' | 'contributors' | 'nonceCommit'
> & { readonly attempt: number; readonly day: string }

/**
 * Commits to a pool. The manifest also binds what this is a draw of: the task's name, items and window, the attempt's number,
 * the day on which officers were judged, and the floor the task asks for beside the one that reaches it; of a task with a
 * filter, the filter; and where somebody has reached the yearly cap, the cap and whom an approval lets in.
 *
 * @throws {Refusal} as `freeze`: `id-not-legal`, `id-repeated`, `manifest-malformed`, `pool-empty`; `filter-matches-nobody`;
 *   `cap-breaks-floor` when the cap leaves out everybody
 */
export function freezePool(task: Task, pool: DrawPool, { attempt, day, ...freezing }: Freezing): Frozen {
  const { name, itemIds, window, type, method, filter, cooperating } = task
  const { burden } = pool
  const floor = raisedFloor({
    strata: pooledStrata(pool),
    floor: task.floor,
    scope: task.ratioScope,
    round: freezing.round,
    rounds: task.rounds,
  })
  requireSomebody(task, pool, floor)
  return freeze({
    ...freezing,
    taskId: task.id,
    rounds: task.rounds,
    scope: task.ratioScope,
    floor: floor.used,
    seats: task.seats,
    strata: pool.strata,
    roster: pool.roster,
    exclusions: pool.exclusions,
    officers: pool.officers,
    recusals: pool.recusals,
    tags: pool.tags,
    extra: {
      attempt,
      task: {
        name,
        type,
        method,
        items: itemIds,
        scope: task.scope,
        window,
        ...(filter ? { filter } : {}),
        ...(cooperating ? { initiator: task.initiator, cooperating: cooperating.map(namedWithItems) } : {}),
      },
      ...(filter ? { filtered: pool.filtered } : {}),
      ...(burden ? { burden: { cap: burden.cap, year: burden.year, letIn: [...burden.letIn].sort() } } : {}),
      officersAsOf: day,
      floorAsked: task.floor,
    },
  })
}

function namedWithItems({ department, name, itemIds }: Cooperation) {
  return { department, name, items: itemIds }
}

function requireSomebody(task: Task, { roster, exclusions, burden }: DrawPool, { needed }: RaisedFloor): void {
  if (task.filter && roster.length === 0) {
    const { zh, en } = explainFilter(task)
    throw new Refusal('filter-matches-nobody', { filter: zh }, { filter: en })
  }
  const nobody = exclusions.length === roster.length
  if (burden && nobody) throw capRefusal(burden, { needed, reached: 0 })
}

function pooledStrata({ strata, roster, exclusions }: DrawPool) {
  const excluded = new Set(exclusions.map(({ id }) => id))
  const rows = Map.groupBy(roster, ({ level }) => level)
  return strata.map((stratum) => {
    const own = rows.get(stratum.level) ?? []
    return { ...stratum, size: own.length, pool: own.filter(({ id }) => !excluded.has(id)).length }
  })
}
