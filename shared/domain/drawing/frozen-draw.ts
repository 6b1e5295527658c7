import { utf8 } from '../../kernel/bytes.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Contributor, Draw } from '../draw/draw-record.ts'
import type { Frozen } from '../draw/manifest.ts'
import { explainFloor } from './explain-floor.ts'
import { floorOf, poolByLevel } from './frozen-pool.ts'

/** What a record knows beside its manifest. */
export interface FreezingFacts {
  readonly taskName: string
  readonly attempt: number
  readonly frozenBy: string
  readonly contributors: readonly Contributor[]
  readonly frozenKey: string
}

/** The record of a frozen draw; whatever the manifest fixes is copied from it. */
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
    exclusions: manifest.exclusions,
  }
}

/** A record of DynamoDB takes 400 KB; its keys and what the draw will add by the way take the rest. */
const MOST_BYTES = 380_000
const bytesPerTeam = 40

/**
 * Refuses, before anything is committed, a draw whose record could not hold its result.
 *
 * @throws {Refusal} `draw-too-large`
 */
export function requireRecordable(draw: Draw, { manifest, roster, officers }: Frozen): void {
  const longest = (rows: readonly (readonly [string, ...unknown[]])[]) =>
    rows.reduce((most, [id]) => Math.max(most, utf8(id).length), 0)
  const perTarget = 2 * longest(roster) + manifest.seats.length * (longest(officers) + 4) + bytesPerTeam
  const take = draw.strata.reduce((sum, stratum) => sum + stratum.take, 0)
  const room = MOST_BYTES - utf8(JSON.stringify(draw)).length
  const limit = Math.max(0, Math.floor(room / perTarget))
  if (take > limit) throw new Refusal('draw-too-large', { take, limit })
}
