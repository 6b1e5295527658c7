import { compareUtf8, fromHex, toHex } from '../../kernel/bytes.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { matchOfficers } from '../match/match.ts'
import type { Shortage } from '../match/shortage.ts'
import { officersDigest } from './digests.ts'
import { poolsOf } from './execute.ts'
import { ticketOf } from './hash.ts'
import { teamsOf } from './teams.ts'
import { leastTickets, levelKey } from './tickets.ts'
import type { Manifest, OfficerRow, Recusal, RosterRow, Team } from './types.ts'

/** One target given up, in the order in which it was recorded. */
type TargetLoss = { id: string; reason: string }

export type TargetReplacement = { level: string; out: string; reason: string; in: string; ticket: string }

export type ReplacementInput = {
  manifest: Manifest
  roster: readonly RosterRow[]
  /** hexadecimal */
  seed: string
  /** all losses of the draw so far, oldest first */
  losses: readonly TargetLoss[]
}

/**
 * Who comes in for targets found closed before the visit, or given up otherwise: for each loss in turn, the id with the
 * least ticket of the same level that was neither drawn nor brought in yet. Nobody picks, and anybody recomputes it.
 *
 * @throws {Refusal} `target-not-standing` for one that is not drawn, or lost already; `reserve-empty`
 * @source SPEC 10
 */
export function replaceTargets({ manifest, roster, seed, losses }: ReplacementInput): TargetReplacement[] {
  const levelOf = new Map(roster.map(([id, level]) => [id, level]))
  const lines = new Map<string, Line>()
  return losses.map(({ id, reason }) => {
    const level = levelOf.get(id) ?? notStanding(id)
    const line = lines.get(level) ?? lineOf({ manifest, roster, seed, level, losses: losses.length })
    lines.set(level, line)
    if (!line.standing.delete(id)) notStanding(id)
    const next = line.reserves.shift()
    if (next === undefined) throw new Refusal('reserve-empty', { id, level })
    line.standing.add(next)
    return { level, out: id, reason, in: next, ticket: toHex(ticketOf(line.key, next)) }
  })
}

type Line = { key: Uint8Array; standing: Set<string>; reserves: string[] }

function lineOf(input: Omit<ReplacementInput, 'losses'> & { level: string; losses: number }): Line {
  const { manifest, roster, level } = input
  const take = manifest.strata.find((stratum) => stratum.level === level)?.take ?? 0
  const key = levelKey(fromHex(input.seed), level)
  const order = leastTickets(key, poolsOf(manifest, roster).get(level) ?? [], take + input.losses)
  return { key, standing: new Set(order.slice(0, take)), reserves: order.slice(take) }
}

function notStanding(id: string): never {
  throw new Refusal('target-not-standing', { id })
}

export type SupplementInput = {
  manifest: Manifest
  roster: readonly RosterRow[]
  /** hexadecimal; the draw's own */
  seed: string
  /** the standing targets to be matched again */
  targets: readonly string[]
  /** over the manifest's tags */
  officers: readonly OfficerRow[]
  /** those upheld since the draw included */
  recusals: readonly Recusal[]
}

export type Supplement = { officersDigest: string; targets: string[]; teams: Team[] | null; shortage: Shortage | null }

/**
 * Matches standing targets again after a recusal was upheld, officers were lent, or a target came in: the same seed, the
 * new list of officers. The digest is public with the teams, so that the same input can give no second answer.
 *
 * @throws {Refusal} `target-not-standing` for an id that is not in the roster
 * @source SPEC 10
 */
export function supplementMatch(input: SupplementInput): Supplement {
  const { manifest } = input
  const officers = input.officers.toSorted((a, b) => compareUtf8(a[0], b[0]))
  const recusals = input.recusals.toSorted((a, b) => compareUtf8(a[0], b[0]) || compareUtf8(a[1], b[1]))
  const regionOf = new Map(input.roster.map(([id, , region]) => [id, region]))
  const targets = input.targets.toSorted(compareUtf8).map((id) => ({ id, region: regionOf.get(id) ?? notStanding(id) }))
  const { seats, shortage } = matchOfficers({
    officers,
    recusals,
    targets,
    masks: manifest.seats,
    tags: manifest.tags,
    seed: fromHex(input.seed),
    sweeps: manifest.sweeps,
    cap: manifest.cap,
  })
  return {
    officersDigest: officersDigest(officers, recusals),
    targets: targets.map(({ id }) => id),
    teams: seats === null ? null : teamsOf(targets, officers, seats),
    shortage,
  }
}
