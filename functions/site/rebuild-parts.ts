import { pageSize } from '../../shared/domain/disclosure/listing.ts'
import type { RebuildPhase } from '../../shared/domain/disclosure/rebuild.ts'
import { filesOfDraw, photoRefs } from './affected-pages.ts'
import { builtRefs } from './built-files.ts'
import type { PageRef } from './page-refs.ts'
import type { rebuildPages } from './rebuild-pages.ts'
import { drawnPagesOf, publishedBetween } from './recent-results.ts'
import { resultYears } from './result-years.ts'
import type { SiteRecords } from './site-records.ts'

export type Rebuilding = Parameters<typeof rebuildPages>[0]

export interface Part {
  readonly refs: readonly PageRef[]
  readonly of: number
  readonly next?: string | undefined
}

/** Rows that are read at once: well within a Lambda's time, and bounded memory. */
export const partSize = 1000

export type PartName = Exclude<RebuildPhase, 'counts' | 'listing' | 'sweep' | 'missing' | 'confirm'>

type Parts = (context: Rebuilding, records: SiteRecords, cursor: string | undefined) => Promise<Part>

/**
 * All pages of a department, a part at a time, in an order in which no page that a reader can reach links to what is still to come: results, then targets, then
 * draws that list them, then lists; home comes last, nobody enters by it before the rest stands.
 */
export const parts: Readonly<Record<PartName, Parts>> = {
  built: async () => whole([...builtRefs(), { kind: 'items' }]),
  async draws({ stores }, records, cursor) {
    const page = await stores.draws.list({ limit: 20, ...from(cursor) })
    const refs = await Promise.all(page.items.map(({ id }) => filesOfDraw(id, records)))
    return { refs: refs.flat(), of: 0, next: page.next }
  },
  async results({ stores }, records, cursor) {
    const page = await stores.disclosures.list({ limit: partSize, ...from(cursor) })
    return {
      refs: page.items.flatMap(({ id, view }) => [
        ...photoRefs(id, view.photoHashes.length),
        { kind: 'result' as const, id },
      ]),
      of: await records.published(),
      next: page.next,
    }
  },
  async targets({ stores }, _, cursor) {
    const page = await stores.listings.list({ prefix: 'visit/', limit: partSize, ...from(cursor) })
    const ids = new Set(page.items.flatMap((row) => (row.kind === 'visit' ? [row.visit.targetId] : [])))
    return { refs: [...ids].map((id) => ({ kind: 'target', id })), of: 0, next: page.next }
  },
  async visits({ stores }, _, cursor) {
    const page = await stores.visitPasses.list({ limit: partSize, ...from(cursor) })
    return { refs: page.items.map(({ id }) => ({ kind: 'visit', id })), of: 0, next: page.next }
  },
  async lists(_, records) {
    const pages = Math.floor((await records.published()) / pageSize)
    const full = Array.from({ length: pages }, (__, at) => ({ kind: 'resultsPage' as const, page: at + 1 }))
    const plans = (await records.plans()).map(({ id }) => ({ kind: 'plan' as const, id }))
    const rules = (await records.rulesEditions()).map(({ id }) => ({ kind: 'rulesEdition' as const, id }))
    return whole([...full, ...(await refsOfYears(records)), ...plans, ...rules, ...sectionRefs])
  },
  /** Lists that name what was published since a night; its number is where the part begins. */
  async recent(_, records, cursor) {
    const above = Number(cursor ?? 0)
    const published = await records.published()
    const upTo = Math.min(published, above + partSize)
    const refs = await drawnPagesOf(await publishedBetween(above, upTo, records), records)
    return { refs, of: 0, next: upTo < published ? String(upTo) : undefined }
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
  { kind: 'rules' },
  { kind: 'tasks' },
  { kind: 'draws' },
  { kind: 'results' },
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
    { kind: 'department' },
    { kind: 'card' },
  ]
}

function whole(refs: readonly PageRef[]): Part {
  return { refs, of: refs.length }
}

function from(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor }
}
