import type { Day } from '../../kernel/days.ts'
import type { Draw } from '../draw/draw-record.ts'
import { explainQuota, type QuotaExplanation } from '../draw/explain-quota.ts'
import type { Frozen } from '../draw/manifest.ts'
import type { Feasibility } from '../match/can-form-teams.ts'
import type { TargetScope } from '../plan/target-filter.ts'
import { type Ineligibility, ineligibilities, type Officer } from '../registry/officer.ts'
import type { DrawPool } from './assemble-pool.ts'
import { type BurdenJudged, breaksFloor } from './burden-guard.ts'
import { type ExclusionReason, exclusionReasons } from './exclusion-reasons.ts'
import { explainFloor, type FloorNote } from './explain-floor.ts'
import { poolNotes } from './frozen-draw.ts'
import { feasibilityOf, floorOf, poolByLevel } from './frozen-pool.ts'
import type { RaisedFloor } from './raised-floor.ts'

/** What a drawer sees before anything is committed. */
export interface PoolPreview {
  readonly taskId: string
  readonly round: number
  /** The day on which officers are judged: today. */
  readonly day: Day
  readonly rosterSize: number
  readonly poolSize: number
  /** The floor with which the quotas below are computed, and why when it is not the task's own. */
  readonly floor: RaisedFloor & { readonly note?: FloorNote }
  /** The task's filter in words, and how many rows of its sub-registries do not fit it. */
  readonly filter?: Draw['filter']
  /** Who has reached the yearly cap on visits. */
  readonly burden?: BurdenPreview
  /** By level in risk order: sizes, quota with its arithmetic as a sentence, and each target's chance. */
  readonly levels: readonly QuotaExplanation[]
  /** How many are excluded, by reason, and the first of them. */
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly zh: string; readonly count: number }[]
  readonly exclusions: readonly { readonly id: string; readonly reason: ExclusionReason; readonly zh: string }[]
  readonly eligible: readonly EligibleOfficer[]
  readonly notEligible: readonly NotEligible[]
  readonly teams: Feasibility
}

export type BurdenPreview = NonNullable<Draw['burden']> & {
  /** The first of those left out, and of those whom an approval lets in. */
  readonly excludedIds: readonly string[]
  readonly letInIds: readonly string[]
  /** A freeze is refused: without those left out the promised ratio cannot be kept. */
  readonly breaksFloor: boolean
}

export interface EligibleOfficer {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly tags: readonly string[]
  /** Targets of the roster he must not inspect. */
  readonly recusedFrom: readonly string[]
  /** Seats of a team that he may take, from 1; none when he lacks the tags of every seat. */
  readonly seats: readonly number[]
}

export interface NotEligible {
  readonly id: string
  readonly name: string
  readonly reason: Ineligibility
  readonly zh: string
}

const SHOWN = 500 // an answer of a Lambda takes 6 MB

/** What a pool was made from, beside its lists. */
interface Around {
  readonly task: TargetScope
  readonly officers: readonly Officer[]
  readonly day: Day
}

/** Everything about a pool in words and numbers, from the very lists that a freeze would commit to. */
export function previewPool(frozen: Frozen, pool: DrawPool, { task, officers, day }: Around): PoolPreview {
  const { manifest, roster } = frozen
  const pools = poolByLevel(frozen)
  const nameOf = new Map(officers.map(({ id, name }) => [id, name]))
  const strata = manifest.strata.map((stratum) => ({ ...stratum, pool: pools.get(stratum.level)?.length ?? 0 }))
  const floor = floorOf(frozen)
  const note = explainFloor(floor, manifest.round)
  const { filter, burden } = poolNotes(task, pool, frozen)
  return {
    taskId: manifest.taskId,
    round: manifest.round,
    day,
    rosterSize: roster.length,
    poolSize: strata.reduce((sum, { pool: size }) => sum + size, 0),
    floor: { ...floor, ...(note ? { note } : {}) },
    ...(filter ? { filter } : {}),
    ...(burden && pool.burden ? { burden: { ...burden, ...atCap(pool.burden, breaksFloor(frozen, floor)) } } : {}),
    levels: explainQuota({ ...manifest, strata }),
    excluded: [...Map.groupBy(pool.exclusions, ({ reason }) => reason)].map(([reason, rows]) => ({
      reason,
      zh: exclusionReasons[reason].zh,
      count: rows.length,
    })),
    exclusions: pool.exclusions
      .slice(0, SHOWN)
      .map(({ id, reason }) => ({ id, reason, zh: exclusionReasons[reason].zh })),
    eligible: eligibleOfficers(frozen, pool, nameOf),
    notEligible: pool.leftOut.map(({ id, reason }) => ({
      id,
      name: nameOf.get(id) ?? id,
      reason,
      zh: ineligibilities[reason],
    })),
    teams: feasibilityOf(frozen),
  }
}

function atCap(
  { excluded, letIn }: BurdenJudged,
  breaks: boolean,
): Pick<BurdenPreview, 'excludedIds' | 'letInIds' | 'breaksFloor'> {
  return { excludedIds: excluded.slice(0, SHOWN), letInIds: letIn.slice(0, SHOWN), breaksFloor: breaks }
}

function eligibleOfficers(
  { manifest, officers, recusals }: Frozen,
  pool: DrawPool,
  nameOf: ReadonlyMap<string, string>,
): EligibleOfficer[] {
  const tagsOf = new Map(pool.officers.map(({ id, tags }) => [id, tags]))
  const recusedOf = Map.groupBy(recusals, ([, officer]) => officer)
  return officers.map(([id, region, mask]) => ({
    id,
    name: nameOf.get(id) ?? id,
    region,
    tags: tagsOf.get(id) ?? [],
    recusedFrom: (recusedOf.get(id) ?? []).map(([target]) => target),
    seats: manifest.seats.flatMap((seat, at) => ((mask & seat) === seat ? [at + 1] : [])),
  }))
}
