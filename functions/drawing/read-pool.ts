import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { PoolSources } from '../../shared/domain/drawing/assemble-pool.ts'
import { standingBefore } from '../../shared/domain/drawing/rounds.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import type { Target } from '../../shared/domain/registry/target.ts'
import type { Day } from '../../shared/kernel/days.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface PoolStores {
  readonly targets: ReadStore<Target>
  readonly officers: ReadStore<Officer>
  readonly draws: ReadStore<Draw>
}

interface Asked {
  readonly task: Task
  readonly round: number
  readonly department: string
  readonly day: Day
}

/** Everything the registries say about a pool, a page of 500 rows a time; no call per target. */
export async function readPool(stores: PoolStores, { task, round, department, day }: Asked): Promise<PoolSources> {
  const [targets, officers, earlier] = await Promise.all([
    readTargets(stores.targets, task.scope),
    recordsOf(stores.officers),
    drawnEarlier(stores.draws, standingBefore(task, round)),
  ])
  return { task, targets, officers, earlier, day, region: department.split('/')[0] as string }
}

async function readTargets(targets: ReadStore<Target>, scope: string): Promise<Target[]> {
  const found: Target[] = []
  for await (const { record } of targets.all()) if (record.field === scope) found.push(record)
  return found
}

async function recordsOf<T>(store: ReadStore<T>): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all()) found.push(record)
  return found
}

async function drawnEarlier(draws: ReadStore<Draw>, ids: readonly string[]): Promise<Set<string>> {
  const standing = await Promise.all(ids.map((id) => draws.get(id)))
  return new Set(standing.flatMap(({ record }) => (record.drawn ?? []).flatMap((level) => level.ids)))
}
