import { Refusal } from '../../kernel/refusal.ts'
import type { Frozen } from '../draw/manifest.ts'
import { canFormTeams, type Feasibility } from '../match/can-form-teams.ts'
import { type RaisedFloor, raisedFloor } from './raised-floor.ts'

/** The targets of each level that can be drawn, in the roster's order. */
export function poolByLevel({ manifest, roster }: Pick<Frozen, 'manifest' | 'roster'>) {
  const excluded = new Set(manifest.exclusions.map(({ id }) => id))
  const pools = new Map<string, { id: string; region: string }[]>()
  for (const { level } of manifest.strata) pools.set(level, [])
  for (const [id, level, region] of roster) if (!excluded.has(id)) pools.get(level)?.push({ id, region })
  return pools
}

/** How the floor of a frozen round came about; for a manifest that does not say what was asked, the floor it used. */
export function floorOf({ manifest, roster }: Pick<Frozen, 'manifest' | 'roster'>): RaisedFloor {
  const pools = poolByLevel({ manifest, roster })
  const { floorAsked } = manifest
  return raisedFloor({
    ...manifest,
    strata: manifest.strata.map((stratum) => ({ ...stratum, pool: pools.get(stratum.level)?.length ?? 0 })),
    floor: typeof floorAsked === 'number' ? floorAsked : manifest.floor,
  })
}

/** Whether teams can be formed whatever is drawn from what was frozen. @source SPEC 8 */
export function feasibilityOf(frozen: Frozen): Feasibility {
  const { manifest, officers, recusals } = frozen
  const pools = poolByLevel(frozen)
  return canFormTeams({
    officers,
    recusals,
    tags: manifest.tags,
    masks: manifest.seats,
    levels: manifest.strata.map(({ level, take }) => ({ take, pool: pools.get(level) ?? [] })),
    ...(manifest.cap === undefined ? {} : { cap: manifest.cap }),
  })
}

const SHOWN = 20

/**
 * Asks that every draw from this pool can be served, not only some: a draw that failed after its targets were known would
 * tempt its department to void it and draw again.
 *
 * @throws {Refusal} `no-team` naming the shortage, with the targets concerned (at most 20)
 */
export function requireTeams(frozen: Frozen): void {
  const { lacks } = feasibilityOf(frozen)
  const lack = lacks.find(({ always }) => always) ?? lacks[0]
  if (lack) throw new Refusal('no-team', { ...lack, ids: lack.ids.slice(0, SHOWN) })
}
