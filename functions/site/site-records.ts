import type { subscriptions } from '../../shared/contract/events.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import type { ListedDraw } from '../../shared/domain/disclosure/draw-summary.ts'
import type { Counters, DrawTally, ItemCount } from '../../shared/domain/disclosure/listing.ts'
import type { ResultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import type { VisitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import type { VisitSource } from '../../shared/domain/disclosure/visit-view.ts'
import type { RulesEdition } from '../../shared/domain/documents/working-rules.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { Frozen } from '../../shared/domain/draw/manifest.ts'
import type { DrawnTarget } from '../../shared/domain/drawing/drawn-targets.ts'
import type { Rendition } from '../../shared/domain/inspection/derivative.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { FormerPlan, Plan } from '../../shared/domain/plan/plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { FoundName } from '../../shared/pages/search/terms.ts'
import type { Surroundings } from '../http/use-case.ts'
import { readArchive } from './read-archive.ts'
import { readDraws } from './read-draws.ts'
import { readPlanning } from './read-planning.ts'
import { readResults } from './read-results.ts'
import { readVisits } from './read-visits.ts'

export type SiteNeeds = (typeof subscriptions)['publishPages']['needs']

export type SiteSurroundings = Pick<
  Surroundings<SiteNeeds>,
  'department' | 'of' | 'stores' | 'buckets' | 'siteUrl' | 'memory'
>

/**
 * A department's records as its pages need them, each read once. Whatever grows with the years is read by the year, by the task
 * or one at a time; what is read whole (items, plans) is asked for only by pages that show all of it.
 */
export interface SiteRecords {
  readonly siteUrl: string
  readonly path: string
  department(): Promise<Department>
  /** All items, for their list. */
  items(): Promise<readonly Item[]>
  /** The items of these ids; one that is unknown is left out. */
  itemsOf(ids: readonly string[]): Promise<readonly Item[]>
  itemCount(): Promise<Pick<ItemCount, 'published' | 'latest'>>
  /** All plans, one a year, for their list. */
  plans(): Promise<readonly Plan[]>
  plan(id: string): Promise<Plan | undefined>
  /** The versions of a plan that are over, in the order of their ids. */
  planVersions(id: string): Promise<readonly FormerPlan[]>
  /** The newest plan that is public. */
  newestPlan(): Promise<Plan | undefined>
  /** Every edition of working rules and guides: there are few. */
  rulesEditions(): Promise<readonly RulesEdition[]>
  /** A task that the public may know of. */
  task(id: string): Promise<Task | undefined>
  tasksOfYear(year: string): Promise<readonly Task[]>
  /** Most visits of one target in a year, by the policy in force. */
  burdenCap(): Promise<number>
  /** The newest first, as with draws. */
  taskYears(): Promise<readonly string[]>
  draw(id: string): Promise<Draw | undefined>
  /** Draws of a year's tasks as they stand in lists, in no order that means anything. */
  drawsOfYear(year: string): Promise<readonly ListedDraw[]>
  drawsOfTask(taskId: string): Promise<readonly ListedDraw[]>
  drawYears(): Promise<readonly string[]>
  /** The last day on which its drawn targets and teams are not public; undefined: they are. */
  heldUntil(draw: Pick<Draw, 'taskId'> & Pick<VisitSummary, 'joint'>): Promise<string | undefined>
  /** The draw of an inspection: of a joint visit it lies with the initiator. */
  drawOf(inspection: Pick<VisitSummary, 'drawId' | 'joint'>): Promise<Draw | undefined>
  inspection(id: string): Promise<Inspection | undefined>
  /** What is or was public of a result; nothing else of an inspection's result may be read by a page. */
  disclosure(id: string): Promise<Disclosure | undefined>
  /** What the page of a visit says, by the code of its notice. */
  visit(code: string): Promise<VisitSource | undefined>
  /** A draw's inspections, in no order that means anything. */
  inspectionsOf(drawId: string): AsyncGenerator<Inspection>
  visits(targetId: string): Promise<readonly VisitSummary[]>
  /** The lines of these inspections; one that is not counted yet has none. */
  visitsOf(ids: readonly Pick<VisitSummary, 'targetId' | 'inspectionId'>[]): Promise<VisitSummary[]>
  /** The results of one page of the list, in the order of publication. */
  results(page: number): Promise<readonly ResultSummary[]>
  /** The newest results, the newest first. */
  latestResults(count: number): Promise<readonly ResultSummary[]>
  /** The place of an inspection's result in the list, from 1, once it has been published. */
  numberOf(inspectionId: string): Promise<number | undefined>
  /** How many results have ever been published. */
  published(): Promise<number>
  counters(year: string): Promise<Counters>
  /** Years with plans or draws, the newest first. */
  indicatorYears(): Promise<readonly string[]>
  /** Files of its sitemap, of ten thousand addresses each. */
  sitemapParts(): Promise<number>
  /** Every target that was drawn and may be named, in the order of its code. */
  foundNames(): AsyncGenerator<FoundName>
  drawTally(drawId: string): Promise<DrawTally | undefined>
  /** What was frozen; fails when the archive lacks it. */
  frozen(draw: Draw): Promise<Frozen>
  /** Its public file as it lies in the archive, once it is drawn. */
  bundle(draw: Draw): Promise<string | undefined>
  /** Its supplements as they lie in the archive, in order. */
  supplements(draw: Draw): Promise<readonly unknown[]>
  /** The bytes of a photo for the public; fails when they are not those that were recorded. */
  picture(rendition: Rendition): Promise<Uint8Array>
  /** What was drawn, in the order of drawing; nothing before it is drawn. */
  drawn(draw: Draw): Promise<readonly DrawnTarget[]>
}

export function siteRecords(surroundings: SiteSurroundings): SiteRecords {
  const planning = readPlanning(surroundings)
  const draws = readDraws(surroundings, planning)
  return {
    siteUrl: surroundings.siteUrl,
    path: surroundings.department,
    ...planning,
    ...draws,
    ...readResults(surroundings, { ...planning, ...draws }),
    ...readVisits(surroundings),
    ...readArchive(surroundings),
  }
}
