import { fromHex, toHex } from '../../kernel/bytes.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type MatchResult, matchOfficers } from '../match/match.ts'
import type { Shortage } from '../match/shortage.ts'
import { inByteOrder } from './byte-order.ts'
import { manifestDigest, nonceCommit, resultDigest, seedOf } from './digests.ts'
import { type DrandSigned, drandFault } from './drand.ts'
import { isText } from './field-rules.ts'
import { ticketOf } from './hash.ts'
import { teamsOf } from './teams.ts'
import { leastTickets, levelKey } from './tickets.ts'
import type { Contribution, DrawnLevel, Manifest, OfficerRow, Recusal, RosterRow, Team } from './types.ts'

export type DrawInput = {
  manifest: Manifest
  roster: readonly RosterRow[]
  officers: readonly OfficerRow[]
  recusals: readonly Recusal[]
  contributions: readonly Contribution[]
  /** 64 hexadecimal digits */
  nonce: string
  /** how many following ids of each level to list; all when absent */
  reserves?: number
}

/** The tickets of the drawn, in ticket order, and the greatest of them: no ticket above it was drawn. */
type LevelTickets = { level: string; tickets: { id: string; ticket: string }[]; cutOff: string | null }

export type DrawOutcome = {
  seed: string
  drawn: DrawnLevel[]
  reserves: DrawnLevel[]
  tickets: LevelTickets[]
  /** in byte order of target; null when no team can be formed */
  teams: Team[] | null
  shortage: Shortage | null
  /** null when no team can be formed: there is no result yet */
  resultDigest: string | null
}

/**
 * Draws targets and officers from what was frozen and contributed; the same input always gives the same draw.
 *
 * @throws {Refusal} `contribution-missing`, `contribution-not-expected` unless the contributions are those the manifest
 *   names, in its order; `manifest-malformed` when the nonce is not the committed one
 * @source SPEC 5, 6, 7
 */
export function executeDraw(input: DrawInput, signed: DrandSigned): DrawOutcome {
  const { manifest, contributions } = input
  requireContributions(manifest, contributions, signed)
  requireNonce(manifest, input.nonce)
  const seed = seedOf({ manifestDigest: manifestDigest(manifest), contributions, nonce: fromHex(input.nonce) })
  const levels = drawLevels(input, seed)
  const drawn = levels.map(({ level, drawn: ids }) => ({ level, ids }))
  const match = matchDrawn(input, seed, drawn)
  return {
    seed: toHex(seed),
    drawn,
    reserves: levels.map(({ level, reserves: ids }) => ({ level, ids })),
    tickets: levels.map((level) => ticketsOf(seed, level)),
    teams: match.seats === null ? null : teamsOf(drawnTargets(input.roster, drawn), input.officers, match.seats),
    shortage: match.shortage,
    resultDigest: match.seats === null ? null : resultDigest({ drawn, seats: match.seats }),
  }
}

/** @throws {Refusal} unless exactly the named contributors contributed, in their order, and drand rounds are genuine */
function requireContributions(
  { contributors, frozenAt }: Pick<Manifest, 'contributors' | 'frozenAt'>,
  contributions: readonly Contribution[],
  signed: DrandSigned,
): void {
  const given = new Set(contributions.map(({ by }) => by))
  const missing = contributors.filter((name) => !given.has(name))
  if (missing.length > 0) throw new Refusal('contribution-missing', { missing })
  const stray = contributions.find(({ by }, at) => by !== contributors[at])
  if (stray !== undefined) throw new Refusal('contribution-not-expected', { by: stray.by })
  for (const contribution of contributions) {
    const why = contributionFault(contribution, frozenAt, signed)
    if (why !== null) throw new Refusal('contribution-not-valid', { by: contribution.by, why })
  }
}

const KINDS: readonly string[] = ['witness', 'drand', 'dice']

/** Why a contribution cannot count, or null: its kind, its text, and for drand the signature. @source SPEC 5 */
export function contributionFault(contribution: Contribution, frozenAt: string, signed: DrandSigned): string | null {
  if (!KINDS.includes(contribution.kind)) return '类型未知 (has an unknown kind)'
  if (!isText(contribution.value)) return '内容为空或含有残缺字符 (is empty or holds a lone surrogate)'
  return drandFault(contribution, frozenAt, signed)
}

function requireNonce(manifest: Manifest, nonce: string): void {
  const isNonce = /^[0-9a-f]{64}$/.test(nonce)
  if (!isNonce || nonceCommit(fromHex(nonce)) !== manifest.nonceCommit) {
    throw new Refusal('manifest-malformed', {
      where: 'nonceCommit',
      why: '与公开的随机数不符 (the nonce is not the committed one)',
    })
  }
}

/** The ids of each level that may be drawn: rows that are not excluded, in the roster's order. */
export function poolsOf(manifest: Manifest, roster: readonly RosterRow[]): Map<string, string[]> {
  const excluded = new Set(manifest.exclusions.map(({ id }) => id))
  const pools = new Map<string, string[]>(manifest.strata.map(({ level }) => [level, []]))
  for (const [id, level] of roster) if (!excluded.has(id)) pools.get(level)?.push(id)
  return pools
}

type DrawnAndReserves = { level: string; drawn: string[]; reserves: string[] }

function drawLevels({ manifest, roster, reserves }: DrawInput, seed: Uint8Array): DrawnAndReserves[] {
  const pools = poolsOf(manifest, roster)
  return manifest.strata.map(({ level, take }) => {
    const count = reserves === undefined ? Number.POSITIVE_INFINITY : take + reserves
    const least = leastTickets(levelKey(seed, level), pools.get(level) ?? [], count)
    return { level, drawn: least.slice(0, take), reserves: least.slice(take) }
  })
}

function ticketsOf(seed: Uint8Array, { level, drawn }: DrawnAndReserves): LevelTickets {
  const key = levelKey(seed, level)
  const tickets = drawn.map((id) => ({ id, ticket: toHex(ticketOf(key, id)) }))
  return { level, tickets, cutOff: tickets.at(-1)?.ticket ?? null }
}

/** The drawn targets of all levels in byte order of id, with their regions. */
export function drawnTargets(
  roster: readonly RosterRow[],
  drawn: readonly DrawnLevel[],
): { id: string; region: string }[] {
  const ids = new Set(drawn.flatMap((each) => each.ids))
  const targets = roster.filter(([id]) => ids.has(id)).map(([id, , region]) => ({ id, region }))
  return inByteOrder(targets, ({ id }) => id)
}

function matchDrawn(input: DrawInput, seed: Uint8Array, drawn: readonly DrawnLevel[]): MatchResult {
  const { manifest, officers, recusals } = input
  return matchOfficers({
    officers,
    recusals,
    targets: drawnTargets(input.roster, drawn),
    masks: manifest.seats,
    tags: manifest.tags,
    seed,
    sweeps: manifest.sweeps,
    cap: manifest.cap,
  })
}
