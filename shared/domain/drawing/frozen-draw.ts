import type { Draw, DrawHead } from '../draw/draw-record.ts'
import type { Frozen } from '../draw/manifest.ts'
import { explainFilter } from '../plan/explain-filter.ts'
import type { TargetScope } from '../plan/target-filter.ts'
import type { DrawPool } from './assemble-pool.ts'
import type { BurdenJudged } from './burden-guard.ts'
import { explainBurden } from './explain-burden.ts'
import { explainFloor } from './explain-floor.ts'
import { floorOf, poolByLevel } from './frozen-pool.ts'

/** What a record knows beside its manifest. */
export type FreezingFacts = Pick<DrawHead, 'taskName' | 'attempt' | 'frozenBy' | 'contributors' | 'frozenKey'> &
  Pick<Draw, 'filter' | 'burden'>

/** What a pool's filter and the yearly cap did to it, as the record keeps it. */
export function poolNotes(task: TargetScope, pool: DrawPool, frozen: Frozen): Pick<Draw, 'filter' | 'burden'> {
  const { burden, filtered } = pool
  return {
    ...(task.filter ? { filter: { ...explainFilter(task), filtered } } : {}),
    ...(burden ? { burden: burdenNote(burden, frozen) } : {}),
  }
}

function burdenNote(burden: BurdenJudged, frozen: Frozen): NonNullable<Draw['burden']> {
  const { cap, year, excluded, letIn } = burden
  return { cap, year, excluded: excluded.length, letIn: letIn.length, ...explainBurden(burden, floorOf(frozen)) }
}

/** The record of a frozen draw; whatever the manifest fixes is copied from it, as counts. */
export function frozenDraw({ manifest, manifestDigest, roster }: Frozen, facts: FreezingFacts): Draw {
  const pools = poolByLevel({ manifest, roster })
  const strata = manifest.strata.map(({ level, size, quota, take }) => ({
    level,
    size,
    pool: pools.get(level)?.length ?? 0,
    quota,
    take,
  }))
  const floor = floorOf({ manifest, roster })
  const floorNote = explainFloor(floor, manifest.round)
  return {
    ...facts,
    id: manifest.drawId,
    taskId: manifest.taskId,
    round: manifest.round,
    state: 'frozen',
    frozenAt: manifest.frozenAt,
    manifestDigest,
    nonceCommit: manifest.nonceCommit,
    floor: floor.asked,
    floorUsed: manifest.floor,
    ...(floorNote ? { floorNote } : {}),
    poolSize: strata.reduce((sum, { pool }) => sum + pool, 0),
    strata,
    excluded: countByReason(manifest.exclusions),
    officerCount: manifest.officers.size,
    seatCount: manifest.seats.length,
  }
}

function countByReason(exclusions: readonly { readonly reason: string }[]): Draw['excluded'] {
  const counts = Map.groupBy(exclusions, ({ reason }) => reason)
  return [...counts].map(([reason, rows]) => ({ reason, count: rows.length }))
}
