import { Refusal } from '../../kernel/refusal.ts'
import type { Frozen } from '../draw/manifest.ts'
import { letInBy, type OverCap } from '../plan/over-cap.ts'
import { floorOf } from './frozen-pool.ts'
import type { RaisedFloor } from './raised-floor.ts'

/** What the city's ledger says of a year, and what the department's policy allows. */
export interface BurdenFacts {
  /** Most visits of one target in the year. */
  readonly cap: number
  readonly year: number
  /** How many each has had or is to have; one who is not named had none. */
  readonly visits: ReadonlyMap<string, number>
}

/** Who of a pool has reached the cap, and what became of him. */
export interface BurdenJudged {
  readonly cap: number
  readonly year: number
  /** Left out. */
  readonly excluded: readonly string[]
  /** Drawn from all the same, by an approval with its reason. */
  readonly letIn: readonly string[]
}

/**
 * Judges those who could be drawn otherwise.
 *
 * @returns undefined when none of them has reached the cap: then nothing of a draw speaks of it
 * @source 国办发〔2024〕54号: a yearly cap on visits per enterprise
 */
export function judgeBurden(
  ids: readonly string[],
  task: { readonly overCap?: readonly OverCap[] },
  facts: BurdenFacts | undefined,
): BurdenJudged | undefined {
  if (facts === undefined) return undefined
  const { cap, year, visits } = facts
  const atCap = ids.filter((id) => (visits.get(id) ?? 0) >= cap)
  if (atCap.length === 0) return undefined
  const mayEnter = letInBy(task)
  const { in: letIn = [], out: excluded = [] } = Object.groupBy(atCap, (id) => (mayEnter(id) ? 'in' : 'out'))
  return { cap, year, excluded, letIn }
}

/**
 * The cap must not lower the promised ratio: others make up for those it leaves out, or nothing is drawn.
 *
 * @throws {Refusal} `cap-breaks-floor` when fewer can be drawn than are due and the cap is why
 */
export function requireFloorDespiteCap(frozen: Frozen, burden: BurdenJudged | undefined): void {
  if (burden === undefined) return
  const floor = floorOf(frozen)
  if (breaksFloor(frozen, floor)) throw capRefusal(burden, floor)
}

/** Whether fewer are drawn than are due because of the cap, and not for another reason alone. */
export function breaksFloor({ manifest, roster }: Frozen, { reached, needed }: RaisedFloor): boolean {
  if (reached >= needed) return false
  const exclusions = manifest.exclusions.filter(({ reason }) => reason !== 'burden-cap')
  return floorOf({ manifest: { ...manifest, exclusions }, roster }).reached > reached
}

export function capRefusal(
  { cap, excluded }: BurdenJudged,
  { reached, needed }: Pick<RaisedFloor, 'reached' | 'needed'>,
): Refusal {
  return new Refusal('cap-breaks-floor', { capped: excluded.length, cap, reached, needed })
}
