import { fileKey } from '../contract/site-paths.ts'
import type { Disclosure } from '../domain/disclosure/disclosure.ts'
import { publicName } from '../domain/disclosure/masking.ts'
import type { Contributor, Draw } from '../domain/draw/draw-record.ts'
import { explainQuota } from '../domain/draw/explain-quota.ts'
import type { Frozen } from '../domain/draw/manifest.ts'
import type { Bundle } from '../domain/draw/types.ts'
import type { Inspection } from '../domain/inspection/inspection.ts'
import { type DrawSummary, drawSummary, type PublicState, publicState } from './draw-summary.ts'
import { type Office, officeOf } from './office.ts'

export interface StratumView {
  readonly level: string
  readonly size: number
  readonly pool: number
  readonly ratioBasisPoints: number
  readonly minimum: number
  readonly quota: number
  readonly take: number
  /** The arithmetic in words. */
  readonly explained: string
}

export interface DrawnView {
  readonly id: string
  readonly level: string
  /** Known once its inspection has been dispatched. */
  readonly name?: string
  readonly officers: readonly string[]
  readonly dispatched: boolean
  readonly calledOff: boolean
  /** How often the reviewer sent the record back. */
  readonly returns: number
  readonly resultId?: string
}

export interface DrawView extends DrawSummary {
  readonly department: Office
  readonly rounds: number
  readonly floorBasisPoints: number
  /** What is exhausted, and what makes up for it. */
  readonly floorNote?: string
  readonly code: string
  readonly manifestDigest: string
  readonly nonceCommit: string
  readonly seed?: string
  readonly resultDigest?: string
  readonly contributors: readonly {
    readonly by: string
    readonly kind: Contributor['kind']
    readonly at?: string
    readonly value?: string
  }[]
  readonly strata: readonly StratumView[]
  readonly exclusions: readonly { readonly id: string; readonly reason: string }[]
  readonly drawnTargets: readonly DrawnView[]
  /** The other attempts at this round. */
  readonly attempts: readonly { readonly id: string; readonly attempt: number; readonly state: PublicState }[]
  readonly manifestUrl: string
  readonly bundleUrl?: string
}

export interface AroundDraw {
  readonly frozen: Pick<Frozen, 'manifest'>
  /** What was drawn, once it is. */
  readonly bundle?: Pick<Bundle, 'drawn' | 'teams'> | undefined
  /** Draws of the same task. */
  readonly siblings: readonly Draw[]
  /** Inspections and disclosures of this draw. */
  readonly inspections: readonly Inspection[]
  readonly disclosures: readonly Disclosure[]
  /** Where the public site is, without a slash at the end. */
  readonly siteUrl: string
}

/**
 * What the public sees of a draw. Officers stand by certificate number; who froze, executed or voided stays in the log. A
 * witness's words are shown once all have been given and the draw is done, so that nobody answers another's.
 */
export function drawView(department: Office, draw: Draw, around: AroundDraw): DrawView {
  const { manifest } = around.frozen
  const place = { department: department.id, id: draw.id }
  return {
    department: officeOf(department),
    ...drawSummary(draw),
    rounds: manifest.rounds,
    floorBasisPoints: draw.floor,
    ...(draw.floorNote ? { floorNote: draw.floorNote.zh } : {}),
    code: manifest.code,
    manifestDigest: draw.manifestDigest,
    nonceCommit: draw.nonceCommit,
    ...(draw.seed ? { seed: draw.seed } : {}),
    ...(draw.resultDigest ? { resultDigest: draw.resultDigest } : {}),
    contributors: draw.contributors.map((each) => contributorView(each, draw.seed !== undefined)),
    strata: strataView(draw, manifest),
    exclusions: manifest.exclusions.map(({ id, reason }) => ({ id, reason })),
    drawnTargets: drawnViews(around),
    attempts: around.siblings
      .filter(({ id, round }) => round === draw.round && id !== draw.id)
      .toSorted((a, b) => a.attempt - b.attempt)
      .map((sibling) => ({ id: sibling.id, attempt: sibling.attempt, state: publicState(sibling) })),
    manifestUrl: `${around.siteUrl}/${fileKey('manifest', place)}`,
    ...(draw.bundleKey ? { bundleUrl: `${around.siteUrl}/${fileKey('bundle', place)}` } : {}),
  }
}

function contributorView({ by, kind, at, value }: Contributor, done: boolean): DrawView['contributors'][number] {
  return { by, kind, ...(at ? { at } : {}), ...(done && value !== undefined ? { value } : {}) }
}

function strataView(draw: Draw, manifest: Frozen['manifest']): StratumView[] {
  const pools = new Map(draw.strata.map(({ level, pool }) => [level, pool]))
  const strata = manifest.strata.map((stratum) => ({ ...stratum, pool: pools.get(stratum.level) ?? 0 }))
  const explained = explainQuota({ ...manifest, strata })
  return strata.map(({ level, size, pool, ratio, quota, take }, at) => ({
    level,
    size,
    pool,
    ratioBasisPoints: ratio,
    minimum: explained[at]?.minimum ?? 0,
    quota,
    take,
    explained: explained[at]?.zh ?? '',
  }))
}

function drawnViews({ bundle, inspections, disclosures }: AroundDraw): DrawnView[] {
  const byTarget = new Map(inspections.map((inspection) => [inspection.targetId, inspection]))
  const resultOf = new Map(disclosures.map((disclosure) => [disclosure.targetId, disclosure.id]))
  const teams = new Map(bundle?.teams ?? [])
  return (bundle?.drawn ?? []).flatMap(({ level, ids }) =>
    ids.map((id) => {
      const inspection = byTarget.get(id)
      const resultId = resultOf.get(id)
      return {
        id,
        level,
        ...(inspection ? { name: publicName(inspection.targetName) } : {}),
        officers: [...(inspection?.officerIds ?? teams.get(id) ?? [])],
        dispatched: inspection !== undefined,
        calledOff: inspection?.calledOff !== undefined,
        returns: (inspection?.reviews ?? []).filter(({ decision }) => decision === 'returned').length,
        ...(resultId ? { resultId } : {}),
      }
    }),
  )
}
