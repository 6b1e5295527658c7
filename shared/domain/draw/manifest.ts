import { Refusal } from '../../kernel/refusal.ts'
import { manifestDigest, officersDigest, rosterDigest } from './digests.ts'
import { freezeOfficers, freezeRecusals, freezeRoster, seatMasks, sortedExclusions } from './frozen-lists.ts'
import { requireId } from './ids.ts'
import { manifestFault } from './manifest-rules.ts'
import { quotas, takes } from './quotas.ts'
import type { Exclusion, Manifest, OfficerRow, PlannedStratum, Recusal, RosterRow, Scope, Stratum } from './types.ts'

export { manifestDigest, nonceCommit } from './digests.ts'

export type FreezeInput = {
  drawId: string
  taskId: string
  department: string
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ` */
  frozenAt: string
  /** version of the software */
  code: string
  round: number
  rounds: number
  scope: Scope
  /** least overall ratio, basis points */
  floor: number
  /** in risk order, highest first */
  strata: readonly PlannedStratum[]
  roster: readonly { id: string; level: string; region: string }[]
  exclusions: readonly Exclusion[]
  /** tags that no seat asks for are not recorded */
  officers: readonly { id: string; region: string; tags: readonly string[] }[]
  recusals: readonly (readonly [target: string, officer: string])[]
  tags: readonly string[]
  /** tag names of each seat of a team */
  seats: readonly (readonly string[])[]
  sweeps?: number
  /** greatest number of targets for one officer; absent: no cap */
  cap?: number
  contributors: readonly string[]
  nonceCommit: string
  /** further fields of the manifest, bound by its digest */
  extra?: Readonly<Record<string, unknown>>
}

export type Frozen = {
  manifest: Manifest
  manifestDigest: string
  roster: RosterRow[]
  officers: OfficerRow[]
  recusals: Recusal[]
}

const SWEEPS = 20

/**
 * Freezes a pool: sorts the lists in byte order, computes quotas and takes, and binds everything by one digest that is to
 * be public before the first contribution exists. Ids are refused, never repaired.
 *
 * @throws {Refusal} `id-not-legal`, `id-repeated`, `manifest-malformed`, `pool-empty`, `not-canonical`
 * @source SPEC 1 to 4
 */
export function freeze(input: FreezeInput): Frozen {
  for (const { level } of input.strata) requireId(level)
  for (const name of [...input.tags, ...input.contributors]) requireId(name)
  const roster = freezeRoster(input.roster, input.strata)
  const officers = freezeOfficers(input.officers, input.tags)
  const recusals = freezeRecusals(input.recusals, roster, officers)
  const manifest = requireSound({
    ...input.extra,
    suite: 'MC1',
    drawId: input.drawId,
    taskId: input.taskId,
    department: input.department,
    round: input.round,
    rounds: input.rounds,
    scope: input.scope,
    frozenAt: input.frozenAt,
    code: input.code,
    floor: input.floor,
    strata: strataOf(input, roster),
    exclusions: sortedExclusions(input.exclusions, roster),
    tags: [...input.tags],
    seats: seatMasks(input.seats, input.tags),
    sweeps: input.sweeps ?? SWEEPS,
    ...(input.cap === undefined ? {} : { cap: input.cap }),
    contributors: [...input.contributors],
    nonceCommit: input.nonceCommit,
    roster: { size: roster.length, digest: rosterDigest(roster) },
    officers: { size: officers.length, digest: officersDigest(officers, recusals) },
  })
  return { manifest, manifestDigest: manifestDigest(manifest), roster, officers, recusals }
}

function strataOf(input: FreezeInput, roster: readonly RosterRow[]): Stratum[] {
  const excluded = new Set(input.exclusions.map(({ id }) => id))
  const sizes = new Map<string, number>()
  const pools = new Map<string, number>()
  for (const [id, level] of roster) {
    sizes.set(level, (sizes.get(level) ?? 0) + 1)
    if (!excluded.has(id)) pools.set(level, (pools.get(level) ?? 0) + 1)
  }
  if (pools.size === 0) throw new Refusal('pool-empty')
  requirePlan(input)
  const sized = input.strata.map((stratum) => ({ ...stratum, size: sizes.get(stratum.level) ?? 0 }))
  const quota = quotas({ strata: sized, floor: input.floor })
  const pooled = sized.map((stratum, at) => ({
    already: stratum.already,
    quota: quota[at] as number,
    pool: pools.get(stratum.level) ?? 0,
  }))
  const take = takes({ ...input, strata: pooled })
  return sized.map(({ level, size, ratio, priority, already }, at) => ({
    level,
    size,
    ratio,
    priority,
    already,
    quota: quota[at] as number,
    take: take[at] as number,
  }))
}

/** Before any arithmetic with them: a plan whose numbers are not whole, or out of range, has no quotas. */
function requirePlan(input: FreezeInput): void {
  const strata = input.strata.map((stratum) => ({ ...stratum, size: 0, quota: 0, take: 0 }))
  const nothing = { size: 0, digest: '0'.repeat(64) }
  requireSound({
    ...(input as object),
    suite: 'MC1',
    strata,
    seats: [],
    sweeps: 0,
    exclusions: [],
    roster: nothing,
    officers: nothing,
  } as never)
}

function requireSound(manifest: Manifest): Manifest {
  const fault = manifestFault(manifest)
  if (fault !== null) throw new Refusal('manifest-malformed', { where: `manifest${fault.where}`, why: fault.why })
  return manifest
}
