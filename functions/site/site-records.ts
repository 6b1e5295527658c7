import { subscriptions } from '../../shared/contract/events.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import { isHeld } from '../../shared/domain/disclosure/hold.ts'
import {
  type Counters,
  type DrawTally,
  drawTallyId,
  type Listing,
  resultsOfPage,
  tallyId,
  totalId,
  visitListingId,
  visitsOfTarget,
} from '../../shared/domain/disclosure/listing.ts'
import type { ResultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import type { VisitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import { type Draw, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import type { Frozen } from '../../shared/domain/draw/manifest.ts'
import type { Bundle, Team } from '../../shared/domain/draw/types.ts'
import { type DrawnTarget, drawnTargetsOf } from '../../shared/domain/drawing/drawn-targets.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { isPublicTask } from '../../shared/domain/plan/task-lifecycle.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { isPublished } from '../../shared/pages/plan-list.ts'
import type { FoundName } from '../../shared/pages/search/terms.ts'
import type { Surroundings } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { foundNames, isShown } from './found-names.ts'

export type SiteNeeds = (typeof subscriptions)['publishPages']['needs']

export type SiteSurroundings = Pick<Surroundings<SiteNeeds>, 'department' | 'stores' | 'buckets' | 'siteUrl' | 'memory'>

/**
 * A department's records as its pages need them. What there is little of (items, plans, tasks, draws) is read whole, once and
 * only when a page asks; inspections and results, of which there is no end, one at a time or a page at a time.
 */
export interface SiteRecords {
  readonly siteUrl: string
  readonly path: string
  department(): Promise<Department>
  items(): Promise<readonly Item[]>
  plans(): Promise<readonly Plan[]>
  tasks(): Promise<readonly Task[]>
  draws(): Promise<readonly Draw[]>
  draw(id: string): Promise<Draw | undefined>
  /** The last day on which its drawn targets and teams are not public; undefined: they are. */
  heldUntil(draw: Draw): Promise<string | undefined>
  inspection(id: string): Promise<Inspection | undefined>
  /** What is or was public of a result; nothing else of an inspection's result may be read by a page. */
  disclosure(id: string): Promise<Disclosure | undefined>
  /** Ids of a draw's inspections, in no order that means anything. */
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
  /** What was drawn, in the order of drawing; nothing before it is drawn. */
  drawn(draw: Draw): Promise<readonly DrawnTarget[]>
}

export function siteRecords(surroundings: SiteSurroundings): SiteRecords {
  const { department: path, stores, siteUrl } = surroundings
  const tasks = once(async () => (await everything(stores.tasks)).filter(isPublicTask))
  const plans = once(() => everything(stores.plans))
  const draws = once(async () => (await everything(stores.draws)).filter(isCommitted))
  const all = once(async () => (await stores.listings.find(totalId('all')))?.record)
  const published = async () => countersIn(await all())['numbered'] ?? 0
  const heldDraws = once(async () => {
    const held = new Set((await tasks()).filter(isHeld).map(({ id }) => id))
    return new Set(held.size === 0 ? [] : (await draws()).filter(({ taskId }) => held.has(taskId)).map(({ id }) => id))
  })
  const draw = known(async (id) => {
    const found = (await stores.draws.find(id))?.record
    return found && isCommitted(found) ? found : undefined
  })
  return {
    siteUrl,
    path,
    department: once(async () => (await stores.departments.get(path)).record),
    items: once(() => everything(stores.items)),
    plans,
    tasks,
    draws,
    draw,
    heldUntil: async ({ taskId }) => (await tasks()).find((task) => task.id === taskId && isHeld(task))?.hold?.until,
    inspection: async (id) => (await stores.inspections.find(id))?.record,
    disclosure: async (id) => (await stores.disclosures.find(id))?.record,
    async *inspectionsOf(drawId) {
      for await (const { record } of stores.inspections.all(`${drawId}-`)) yield record
    },
    visits: async (targetId) => {
      const rows = await everything(stores.listings, visitsOfTarget(targetId))
      const held = await heldDraws()
      return rows.flatMap((row) => (row.kind === 'visit' && isShown(row.visit, held) ? [row.visit] : []))
    },
    visitsOf: async (ids) => {
      const rows = await Promise.all(ids.map((each) => stores.listings.find(visitListingId(each))))
      return rows.flatMap((row) => (row?.record.kind === 'visit' ? [row.record.visit] : []))
    },
    results: async (page) => (await everything(stores.listings, resultsOfPage(page))).flatMap(resultIn),
    latestResults: async (limit) =>
      (await stores.listings.list({ prefix: 'result/', newestFirst: true, limit })).items.flatMap(resultIn),
    numberOf: async (id) => {
      const row = (await stores.listings.find(tallyId('inspection', id)))?.record
      return row?.kind === 'tally' ? row.number : undefined
    },
    published,
    counters: async (year) => countersIn((await stores.listings.find(totalId(year)))?.record),
    indicatorYears: async () => {
      const planned = (await plans()).filter(isPublished).map(({ year }) => String(year))
      const drawn = (await draws()).map(({ frozenAt }) => frozenAt.slice(0, 4))
      return [...new Set([...planned, ...drawn])].sort().toReversed()
    },
    sitemapParts: async () => Math.floor((await published()) / addressesPerPart) + 1,
    foundNames: () => foundNames(stores.listings, heldDraws),
    drawTally: async (id) => {
      const row = (await stores.listings.find(drawTallyId(id)))?.record
      return row?.kind === 'draw' ? row : undefined
    },
    ...archived(surroundings),
  }
}

function archived({
  buckets,
  memory,
}: SiteSurroundings): Pick<SiteRecords, 'frozen' | 'bundle' | 'supplements' | 'drawn'> {
  const text = async (key: string) => {
    const bytes = await buckets.archive.get(key)
    if (!bytes) throw new Error(`The archive lacks ${key}`)
    return new TextDecoder().decode(bytes)
  }
  const frozen = new Map<string, Promise<Frozen>>()
  return {
    frozen: (draw) => {
      const found = frozen.get(draw.id) ?? text(draw.frozenKey).then((json) => JSON.parse(json) as Frozen)
      frozen.set(draw.id, found)
      return found
    },
    bundle: async ({ bundleKey }) => (bundleKey === undefined ? undefined : text(bundleKey)),
    supplements: ({ supplements = [] }) =>
      Promise.all(supplements.map(async ({ key }): Promise<unknown> => JSON.parse(await text(key)))),
    drawn: async (draw) => {
      if (draw.bundleKey === undefined) return []
      const kept = memory.get(drawnInMemory) as Drawn | undefined
      if (kept && kept.digest === draw.resultDigest) return kept.targets
      const targets = drawnTargetsOf(drawnIn(await text(draw.bundleKey)))
      memory.set(drawnInMemory, { digest: draw.resultDigest, targets })
      return targets
    },
  }
}

/** The public file itself; whoever doubts it recomputes it. Before the teams are matched there is no list of them. */
function drawnIn(json: string): Pick<Bundle, 'drawn'> & { readonly teams: readonly Team[] } {
  const { drawn, teams } = JSON.parse(json) as Bundle
  return { drawn, teams: teams ?? [] }
}

/** The last draw's list is kept between events: a large draw's inspections come one after the other. */
const drawnInMemory = 'site: drawn'

interface Drawn {
  readonly digest: string | undefined
  readonly targets: readonly DrawnTarget[]
}

/** Addresses in one file of the sitemap; the protocol allows five times as many. */
export const addressesPerPart = 10_000

function resultIn(row: Listing): ResultSummary[] {
  return row.kind === 'result' ? [row.summary] : []
}

function countersIn(row: Listing | undefined): Counters {
  return row?.kind === 'total' ? row.counters : {}
}

async function everything<T>(store: ReadStore<T>, prefix?: string): Promise<T[]> {
  const records: T[] = []
  for await (const { record } of store.all(prefix)) records.push(record)
  return records
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined
  return () => {
    value ??= read()
    return value
  }
}

function known<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const values = new Map<string, Promise<T>>()
  return (id) => {
    const value = values.get(id) ?? read(id)
    values.set(id, value)
    return value
  }
}
