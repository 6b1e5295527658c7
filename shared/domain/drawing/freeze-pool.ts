import { type FreezeInput, type Frozen, freeze } from '../draw/manifest.ts'
import type { Task } from '../plan/task.ts'
import type { DrawPool } from './assemble-pool.ts'

/** What a freeze fixes beside the pool. */
export type Freezing = Pick<
  FreezeInput,
  'drawId' | 'department' | 'frozenAt' | 'code' | 'round' | 'contributors' | 'nonceCommit'
> & { readonly attempt: number; readonly day: string }

/**
 * Commits to a pool. The manifest also binds what this is a draw of: the task's name, items and window, the attempt's number
 * and the day on which officers were judged.
 *
 * @throws {Refusal} as `freeze`: `id-not-legal`, `id-repeated`, `manifest-malformed`, `pool-empty`
 */
export function freezePool(task: Task, pool: DrawPool, { attempt, day, ...freezing }: Freezing): Frozen {
  const { name, itemIds, window, type, method } = task
  return freeze({
    ...freezing,
    taskId: task.id,
    rounds: task.rounds,
    scope: task.ratioScope,
    floor: task.floor,
    seats: task.seats,
    strata: pool.strata,
    roster: pool.roster,
    exclusions: pool.exclusions,
    officers: pool.officers,
    recusals: pool.recusals,
    tags: pool.tags,
    extra: { attempt, task: { name, type, method, items: itemIds, scope: task.scope, window }, officersAsOf: day },
  })
}
