/** Whether a ratio holds for each round, or for all rounds of the year together (SPEC 3). */
export type Scope = 'round' | 'year'

/** A risk level as the caller plans it; ratios in basis points (2000 = 20 %). */
export type PlannedStratum = { level: string; ratio: number; priority: number; already: number }

/** A risk level of the manifest with the results of SPEC 4. `size` counts excluded rows too. */
export type Stratum = PlannedStratum & { size: number; quota: number; take: number }

export type Exclusion = { id: string; reason: string }

/** `[id, level, region]` */
export type RosterRow = [id: string, level: string, region: string]

/** `[id, region, tags]`; an empty region serves everywhere; bit i of `tags` is the manifest's `tags[i]`. */
export type OfficerRow = [id: string, region: string, tags: number]

/** `[target id, officer id]` */
export type Recusal = [target: string, officer: string]

type ContributionKind = 'witness' | 'drand' | 'dice'

export type Contribution = { kind: ContributionKind; by: string; value: string }

/** What a list was when it was frozen. */
type ListCommitment = { size: number; digest: string }

/** Everything that shapes a draw, committed before the last contribution exists (SPEC 3). Further fields are bound too. */
export type Manifest = {
  suite: 'MC1'
  drawId: string
  taskId: string
  department: string
  round: number
  rounds: number
  scope: Scope
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ` */
  frozenAt: string
  /** version of the software */
  code: string
  /** least overall ratio, basis points */
  floor: number
  /** in risk order, highest first */
  strata: Stratum[]
  exclusions: Exclusion[]
  tags: string[]
  /** one mask over `tags` for each seat of a team */
  seats: number[]
  sweeps: number
  contributors: string[]
  nonceCommit: string
  roster: ListCommitment
  officers: ListCommitment
  /** greatest number of targets for one officer; absent: no cap */
  cap?: number
  [extra: string]: unknown
}

export type DrawnLevel = { level: string; ids: string[] }

/** `[target id, [officer id of each seat]]` */
export type Team = [target: string, officers: string[]]

/** The public file from which a stranger recomputes a draw (SPEC 9). A verifier ignores further fields. */
export type Bundle = {
  suite: 'MC1'
  manifest: Manifest
  manifestDigest: string
  roster: RosterRow[]
  officers: OfficerRow[]
  recusals: Recusal[]
  contributions: Contribution[]
  nonce: string
  seed: string
  drawn: DrawnLevel[]
  /** in byte order of target; null when no team can be formed */
  teams: Team[] | null
  /** null when no team can be formed: there is no result yet */
  resultDigest: string | null
  [extra: string]: unknown
}
