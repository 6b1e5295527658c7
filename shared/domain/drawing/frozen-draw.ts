import type { Draw, DrawHead } from '../draw/draw-record.ts'
import type { Frozen } from '../draw/manifest.ts'
import { explainFloor } from './explain-floor.ts'
import { floorOf, poolByLevel } from './frozen-pool.ts'

/** What a record knows beside its manifest. */
export type FreezingFacts = Pick<DrawHead, 'taskName' | 'attempt' | 'frozenBy' | 'contributors' | 'frozenKey'>

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
