import type { DrawOutcome } from './execute.ts'
import type { Frozen } from './manifest.ts'
import type { Bundle, Contribution } from './types.ts'

export type BundleInput = {
  frozen: Frozen
  contributions: readonly Contribution[]
  /** 64 hexadecimal digits */
  nonce: string
  outcome: Pick<DrawOutcome, 'seed' | 'drawn' | 'teams' | 'resultDigest'>
  /** proofs, links, …: a verifier ignores them */
  extra?: Readonly<Record<string, unknown>>
}

/** The public file of a draw, its fields in the order of SPEC 9, further ones after them. */
export function buildBundle({ frozen, contributions, nonce, outcome, extra }: BundleInput): Bundle {
  const bundle: Bundle = {
    suite: 'MC1',
    manifest: frozen.manifest,
    manifestDigest: frozen.manifestDigest,
    roster: frozen.roster,
    officers: frozen.officers,
    recusals: frozen.recusals,
    contributions: contributions.map(({ kind, by, value }) => ({ kind, by, value })),
    nonce,
    seed: outcome.seed,
    drawn: outcome.drawn,
    teams: outcome.teams,
    resultDigest: outcome.resultDigest,
  }
  return { ...bundle, ...extra, ...bundle }
}

/** The bundle as the text to publish: one line, the same bytes each time. */
export function bundleText(bundle: Bundle): string {
  return `${JSON.stringify(bundle)}\n`
}
