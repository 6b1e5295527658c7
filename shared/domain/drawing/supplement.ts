import { compareUtf8 } from '../../kernel/bytes.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { SupplementNote } from '../draw/draw-record.ts'
import { type ReplacementInput, replaceTargets, supplementMatch, type TargetReplacement } from '../draw/replacement.ts'
import type { Bundle, OfficerRow, Recusal, Team } from '../draw/types.ts'

type TargetLoss = ReplacementInput['losses'][number]

/** What a supplement is computed from, beside the draw's own bundle. */
export interface SupplementInput {
  readonly bundle: Pick<Bundle, 'manifest' | 'manifestDigest' | 'roster' | 'seed'>
  /** Number of this one, from 1. */
  readonly n: number
  readonly at: string
  /** Losses of the draw so far, oldest first, this one included when it is one. */
  readonly losses: readonly TargetLoss[]
  readonly officers: readonly OfficerRow[]
  /** Of the target to be matched. */
  readonly recusals: readonly Recusal[]
}

/** The public file of a supplement: with the draw's bundle, all that a stranger needs to compute it again. */
export interface Supplement {
  readonly suite: 'MC1'
  readonly drawId: string
  readonly manifestDigest: string
  readonly supplement: number
  readonly kind: 'target' | 'officer'
  readonly at: string
  readonly seed: string
  readonly losses: readonly TargetLoss[]
  /** Who came in for the last loss; absent when an officer was replaced. */
  readonly replaced?: TargetReplacement
  /** The one target that is matched. */
  readonly target: string
  /** Masks of the seats that are matched, of the manifest's. */
  readonly seats: readonly number[]
  /** From which seat of the team they are taken, from 0. */
  readonly firstSeat: number
  /** Who stays on the team; barred from the seats that are matched. */
  readonly kept: readonly string[]
  readonly officers: readonly OfficerRow[]
  readonly recusals: readonly Recusal[]
  readonly officersDigest: string
  readonly teams: readonly Team[]
}

/**
 * A target was given up: the next ticket of its level comes in, with a whole team.
 *
 * @throws {Refusal} `target-not-standing`, `reserve-empty`, `no-team`
 * @source SPEC 10
 */
export function supplementOfLoss(input: SupplementInput): Supplement {
  const { manifest, roster, seed } = input.bundle
  const replaced = replaceTargets({ manifest, roster, seed, losses: input.losses }).at(-1) as TargetReplacement
  return matched(input, {
    kind: 'target',
    replaced,
    target: replaced.in,
    seats: manifest.seats,
    firstSeat: 0,
    kept: [],
  })
}

/**
 * An officer was recused: his seat alone is matched again; the others stay, and are barred from it.
 *
 * @param team officers of all seats before, in their order
 * @throws {Refusal} `target-not-standing` when he is not on it; `no-team`
 * @source SPEC 10
 */
export function supplementOfRecusal(
  input: SupplementInput,
  { target, team, officerId }: { target: string; team: readonly string[]; officerId: string },
): Supplement {
  const seat = team.indexOf(officerId)
  if (seat < 0) throw new Refusal('target-not-standing', { id: target })
  const kept = team.filter((each) => each !== officerId)
  const seats = [input.bundle.manifest.seats[seat] as number]
  return matched(input, { kind: 'officer', target, seats, firstSeat: seat, kept })
}

type Question = Pick<Supplement, 'kind' | 'replaced' | 'target' | 'seats' | 'firstSeat' | 'kept'>

function matched(input: SupplementInput, question: Question): Supplement {
  const { manifest, manifestDigest, roster, seed } = input.bundle
  const known = new Set(input.officers.map(([id]) => id))
  const barred = question.kept.filter((id) => known.has(id)).map((id): Recusal => [question.target, id])
  const recusals = unique([...input.recusals.filter(([, officer]) => known.has(officer)), ...barred])
  const officers = input.officers.toSorted((a, b) => compareUtf8(a[0], b[0]))
  const { officersDigest, teams, shortage } = supplementMatch({
    manifest: { ...manifest, seats: [...question.seats] },
    roster,
    seed,
    targets: [question.target],
    officers,
    recusals,
  })
  if (teams === null) throw new Refusal('no-team', { ...shortage?.facts })
  const { n, at, losses } = input
  return {
    suite: 'MC1',
    drawId: manifest.drawId,
    manifestDigest,
    supplement: n,
    kind: question.kind,
    at,
    seed,
    losses,
    ...(question.replaced ? { replaced: question.replaced } : {}),
    target: question.target,
    seats: question.seats,
    firstSeat: question.firstSeat,
    kept: question.kept,
    officers,
    recusals,
    officersDigest,
    teams,
  }
}

function unique(pairs: readonly Recusal[]): Recusal[] {
  const byName = new Map(pairs.map((pair) => [pair.join('\0'), pair]))
  return [...byName.values()].toSorted((a, b) => compareUtf8(a[0], b[0]) || compareUtf8(a[1], b[1]))
}

/** The whole team as it is after a supplement, seat by seat. */
export function teamAfter({ teams, kept, firstSeat }: Pick<Supplement, 'teams' | 'kept' | 'firstSeat'>): string[] {
  return kept.toSpliced(firstSeat, 0, ...(teams[0]?.[1] ?? []))
}

/** The losses that a draw's record knows, oldest first. */
export function lossesOf(supplements: readonly SupplementNote[]): TargetLoss[] {
  return supplements.flatMap(({ out, reason }) => (out === undefined ? [] : [{ id: out, reason: reason ?? '' }]))
}

/** Drawn targets that stand after all supplements, and those that were given up. */
export function standingAfter(
  drawn: readonly { readonly ids: readonly string[] }[],
  supplements: readonly SupplementNote[],
): { standing: Set<string>; lost: Set<string> } {
  const lost = new Set(lossesOf(supplements).map(({ id }) => id))
  const came = supplements.flatMap(({ out, target }) => (out === undefined ? [] : [target]))
  const standing = new Set([...drawn.flatMap(({ ids }) => ids), ...came].filter((id) => !lost.has(id)))
  return { standing, lost }
}
