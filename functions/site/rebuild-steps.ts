import { pageSize } from '../../shared/domain/disclosure/listing.ts'
import type { Rebuild, RebuildPhase, Step } from '../../shared/domain/disclosure/rebuild.ts'
import type { Page } from '../stores/record-store.ts'
import { filesOfDraw } from './affected-pages.ts'
import { brokenOf, noteBroken } from './broken-pages.ts'
import { builtRefs } from './built-files.ts'
import { count } from './counting.ts'
import { nameOf, type PageRef } from './page-refs.ts'
import type { rebuildPages } from './rebuild-pages.ts'
import { resultYears } from './result-years.ts'
import { type SiteRecords, siteRecords } from './site-records.ts'
import { rewritePages } from './write-pages.ts'

type Rebuilding = Parameters<typeof rebuildPages>[0]

/** Rows a step reads: well within a Lambda's time, and bounded memory. */
const STEP = 1000
/** Pages of one kind under way at once: each waits for the bucket most of the time. Lists come one after the other. */
const atOnce: { readonly [P in RebuildPhase]?: number } = { results: 24, targets: 24 }

interface Part {
  readonly refs: readonly PageRef[]
  readonly of: number
  readonly next?: string | undefined
}

/** One step of the phase that a rebuild stands in. */
export async function rebuildStep(context: Rebuilding, rebuild: Rebuild): Promise<Step> {
  if (rebuild.phase === 'counts') return countStep(context, rebuild)
  const records = siteRecords(context)
  const { refs, of, next } = await parts[rebuild.phase](context, records, rebuild.cursor)
  const site = { records, site: context.buckets.site, atOnce: atOnce[rebuild.phase] ?? 1 }
  const { troubles, ...written } = await rewritePages(refs, site)
  const broken = new Map(
    troubles.flatMap(({ ref, why, error }) => (why === 'broken' ? [[nameOf(ref), { ref, error }] as const] : [])),
  )
  const names = new Set(refs.map(nameOf))
  await noteBroken(context, await brokenOf(context), { names, broken })
  return { pages: refs.length, of, next, ...written, failed: troubles.map(({ ref }) => nameOf(ref)) }
}

type Parts = (context: Rebuilding, records: SiteRecords, cursor: string | undefined) => Promise<Part>

/**
 * Phases in an order in which no page that a reader can reach links to what is still to come: results, then targets, then
 * draws that list them, then lists; home comes last, nobody enters by it before the rest stands.
 */
const parts: Readonly<Record<Exclude<RebuildPhase, 'counts'>, Parts>> = {
  built: async () => whole([...builtRefs(), { kind: 'items' }]),
  async draws({ stores }, records, cursor) {
    const page = await stores.draws.list({ limit: 20, ...from(cursor) })
    const refs = await Promise.all(page.items.map(({ id }) => filesOfDraw(id, records)))
    return { refs: refs.flat(), of: 0, next: page.next }
  },
  async results({ stores }, records, cursor) {
    const page = await stores.disclosures.list({ limit: STEP, ...from(cursor) })
    return {
      refs: page.items.map(({ id }) => ({ kind: 'result', id })),
      of: await records.published(),
      next: page.next,
    }
  },
  async targets({ stores }, _, cursor) {
    const page = await stores.listings.list({ prefix: 'visit/', limit: STEP, ...from(cursor) })
    const ids = new Set(page.items.flatMap((row) => (row.kind === 'visit' ? [row.visit.targetId] : [])))
    return { refs: [...ids].map((id) => ({ kind: 'target', id })), of: 0, next: page.next }
  },
  async lists(_, records) {
    const pages = Math.floor((await records.published()) / pageSize)
    const full = Array.from({ length: pages }, (__, at) => ({ kind: 'resultsPage' as const, page: at + 1 }))
    const plans = (await records.plans()).map(({ id }) => ({ kind: 'plan' as const, id }))
    return whole([...full, ...(await refsOfYears(records)), ...plans, ...sectionRefs])
  },
  openData: async (_, records) => whole(await openDataRefs(records)),
  home: async () => whole([{ kind: 'sitemap' }, { kind: 'robots' }, { kind: 'departments' }, { kind: 'home' }]),
}

async function refsOfYears(records: SiteRecords): Promise<PageRef[]> {
  const years = await records.taskYears()
  const tasks = await Promise.all(years.map((year) => records.tasksOfYear(year)))
  return [
    ...tasks.flat().map(({ id }) => ({ kind: 'task' as const, id })),
    ...years.map((id) => ({ kind: 'tasksYear' as const, id })),
    ...(await records.drawYears()).map((id) => ({ kind: 'drawsYear' as const, id })),
  ]
}

const sectionRefs: readonly PageRef[] = [
  { kind: 'plans' },
  { kind: 'tasks' },
  { kind: 'draws' },
  { kind: 'results' },
  { kind: 'department' },
]

/** What grows with the site and is brought up to date each night. */
async function openDataRefs(records: SiteRecords): Promise<PageRef[]> {
  const years = await records.indicatorYears()
  return [
    ...years.map((id) => ({ kind: 'indicatorYear' as const, id })),
    { kind: 'indicators' },
    ...(await resultYears(records)).map((id) => ({ kind: 'csv' as const, id })),
    { kind: 'feed' },
    { kind: 'openData' },
    { kind: 'search' },
    ...Array.from({ length: await records.sitemapParts() }, (_, at) => ({
      kind: 'sitemapPart' as const,
      page: at + 1,
    })),
    { kind: 'card' },
  ]
}

/** The derived rows from the records alone: what is right already is not written. */
async function countStep(context: Rebuilding, rebuild: Rebuild): Promise<Step> {
  const { stores } = context
  const page: Page<{ readonly id: string }> = await stores.inspections.list({ limit: STEP, ...from(rebuild.cursor) })
  const objects = page.items.map(({ id }) => `inspections/${id}`)
  if (!page.next) {
    objects.push('items')
    for await (const { record } of stores.draws.all()) objects.push(`draws/${record.id}`)
  }
  const failed = await count(context, objects, siteRecords(context))
  const broken = new Map([...failed].map(([object, error]) => [object, { error }]))
  await noteBroken(context, await brokenOf(context), { names: new Set(objects), broken })
  return { pages: objects.length, of: 0, next: page.next, written: 0, unchanged: 0, failed: [...failed.keys()] }
}

function whole(refs: readonly PageRef[]): Part {
  return { refs, of: refs.length }
}

function from(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor }
}
