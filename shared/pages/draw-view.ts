import { fileKey } from '../contract/site-paths.ts'
import { type DrawSummary, drawSummary, type PublicState } from '../domain/disclosure/draw-summary.ts'
import type { VisitSummary } from '../domain/disclosure/visit-summary.ts'
import type { Contributor, Draw, SupplementNote } from '../domain/draw/draw-record.ts'
import { explainQuota } from '../domain/draw/explain-quota.ts'
import type { Frozen } from '../domain/draw/manifest.ts'
import type { DrawnTarget } from '../domain/drawing/drawn-targets.ts'
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
  readonly explainedEnglish: string
}

export interface DrawnView {
  readonly id: string
  readonly level: string
  /** Known once its inspection has been dispatched. */
  readonly name?: string
  readonly officers: readonly string[]
  readonly dispatched: boolean
  readonly calledOff: boolean
  /** Called off because recent results stand in for the visit. */
  readonly recognized?: true
  /** How often the reviewer sent the record back. */
  readonly returns: number
  readonly resultId?: string
}

/** Drawn targets on one page: a larger draw has a list of its own. */
export const drawnShown = 100
/** Excluded rows on the page; all of them are in the manifest. */
const exclusionsShown = 200

export interface DrawView extends DrawSummary {
  readonly department: Office
  readonly rounds: number
  readonly floorBasisPoints: number
  /** What is exhausted, and what makes up for it. */
  readonly floorNote?: string
  readonly floorNoteEnglish?: string
  /** 定向条件 in words, and how many rows of the sub-registries do not fit it. */
  readonly filter?: string
  readonly filterEnglish?: string
  readonly filtered?: number
  /** Whom the yearly cap on visits left out, whom an approval let in, and how the ratio is kept. */
  readonly burdenNote?: string
  readonly burdenNoteEnglish?: string
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
  readonly excluded: number
  /** The first of them. */
  readonly exclusions: readonly { readonly id: string; readonly reason: string }[]
  /** Empty where the list has pages of its own, and while the drawn targets are held back. */
  readonly drawnTargets: readonly DrawnView[]
  readonly drawnPages: number
  /** Drawn targets and teams are kept from the public up to and with this day, while a tip-off is possible. */
  readonly heldUntil?: string
  /** The other attempts at this round. */
  readonly attempts: readonly { readonly id: string; readonly attempt: number; readonly state: PublicState }[]
  /** What came after the draw: targets given up and officers recused, each replaced by the draw's own seed. */
  readonly supplements: readonly SupplementView[]
  readonly manifestUrl: string
  readonly bundleUrl?: string
}

export interface SupplementView {
  readonly number: number
  readonly on: string
  /** The target given up, with the code of the reason; absent when an officer was replaced. */
  readonly out?: string
  readonly reason?: string
  /** The officer who was recused. */
  readonly recused?: string
  /** The target that is visited. */
  readonly target: string
  readonly officers: readonly string[]
}

export interface AroundDraw {
  readonly frozen: Pick<Frozen, 'manifest'>
  /** What was drawn, once it is, in the order of drawing. */
  readonly drawn: readonly DrawnTarget[]
  readonly heldUntil?: string | undefined
  /** Draws of the same task. */
  readonly siblings: readonly DrawSummary[]
  /** What became of the drawn targets that the page shows. */
  readonly visits: readonly VisitSummary[]
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
    ...(draw.floorNote ? { floorNote: draw.floorNote.zh, floorNoteEnglish: draw.floorNote.en } : {}),
    ...(draw.filter ? filterOf(draw.filter) : {}),
    ...(draw.burden ? { burdenNote: draw.burden.zh, burdenNoteEnglish: draw.burden.en } : {}),
    code: manifest.code,
    manifestDigest: draw.manifestDigest,
    nonceCommit: draw.nonceCommit,
    ...(draw.seed && !around.heldUntil ? { seed: draw.seed } : {}), // with it and the roster anybody computes who was drawn
    ...(draw.resultDigest ? { resultDigest: draw.resultDigest } : {}),
    contributors: draw.contributors.map((each) => contributorView(each, draw.seed !== undefined)),
    strata: strataView(draw, manifest),
    excluded: manifest.exclusions.length,
    exclusions: manifest.exclusions.slice(0, exclusionsShown).map(({ id, reason }) => ({ id, reason })),
    drawnTargets: around.heldUntil || around.drawn.length > drawnShown ? [] : drawnViews(around.drawn, around.visits),
    drawnPages: around.heldUntil || around.drawn.length <= drawnShown ? 0 : Math.ceil(around.drawn.length / drawnShown),
    ...(around.heldUntil ? { heldUntil: around.heldUntil } : {}),
    attempts: around.siblings
      .filter(({ id, round }) => round === draw.round && id !== draw.id)
      .toSorted((a, b) => a.attempt - b.attempt)
      .map(({ id, attempt, state }) => ({ id, attempt, state })),
    supplements: around.heldUntil ? [] : (draw.supplements ?? []).map(supplementView),
    manifestUrl: `${around.siteUrl}/${fileKey('manifest', place)}`,
    ...(draw.bundleKey && !around.heldUntil ? { bundleUrl: `${around.siteUrl}/${fileKey('bundle', place)}` } : {}),
  }
}

function filterOf({ zh, en, filtered }: NonNullable<Draw['filter']>) {
  return { filter: zh, filterEnglish: en, filtered }
}

function supplementView({ n, at, out, reason, recused, target, officers }: SupplementNote): SupplementView {
  const loss = out === undefined ? {} : { out, ...(reason === undefined ? {} : { reason }) }
  return { number: n, on: at, ...loss, ...(recused === undefined ? {} : { recused }), target, officers }
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
    explainedEnglish: explained[at]?.en ?? '',
  }))
}

/** Drawn targets as the public sees them: by name once their inspection has been dispatched. */
export function drawnViews(drawn: readonly DrawnTarget[], visits: readonly VisitSummary[]): DrawnView[] {
  const byTarget = new Map(visits.map((visit) => [visit.targetId, visit]))
  return drawn.map(({ target: id, level, officers }) => {
    const visit = byTarget.get(id)
    const isOver = visit && !['open', 'called-off', 'withheld'].includes(visit.state)
    return {
      id,
      level,
      ...(visit ? { name: visit.targetName } : {}),
      officers: [...(visit?.team ?? visit?.officers ?? officers)],
      dispatched: visit !== undefined,
      calledOff: visit?.state === 'called-off',
      ...(visit?.recognized ? { recognized: true as const } : {}),
      returns: visit?.returns ?? 0,
      ...(isOver ? { resultId: visit.inspectionId } : {}),
    }
  })
}
