import type { Rebuild, RebuildPhase, Step } from '../../shared/domain/disclosure/rebuild.ts'
import type { Page } from '../stores/record-store.ts'
import { brokenOf, noteBroken } from './broken-pages.ts'
import { compareStep } from './compare-site.ts'
import { count } from './counting.ts'
import { nameOf } from './page-refs.ts'
import { type PartName, partSize, parts, type Rebuilding } from './rebuild-parts.ts'
import { siteRecords } from './site-records.ts'
import { rewritePages } from './write-pages.ts'

/** Pages of one kind under way at once: each waits for the bucket most of the time. Lists come one after the other. */
const atOnce: { readonly [P in PartName]?: number } = { results: 24, targets: 24 }

/** One step of the phase that a rebuild stands in. */
export async function rebuildStep(context: Rebuilding, rebuild: Rebuild): Promise<Step> {
  const { phase } = rebuild
  if (phase === 'counts') return countStep(context, rebuild)
  if (!isPart(phase)) return compareStep(context, rebuild, phase)
  const records = siteRecords(context)
  const { refs, of, next } = await parts[phase](context, records, rebuild.cursor)
  const site = { records, site: context.buckets.site, atOnce: atOnce[phase] ?? 1 }
  const { troubles, ...written } = await rewritePages(refs, site)
  const broken = new Map(
    troubles.flatMap(({ ref, why, error }) => (why === 'broken' ? [[nameOf(ref), { ref, error }] as const] : [])),
  )
  const names = new Set(refs.map(nameOf))
  await noteBroken(context, await brokenOf(context), { names, broken })
  return { pages: refs.length, of, next, ...written, failed: troubles.map(({ ref }) => nameOf(ref)) }
}

/** The derived rows from the records alone: what is right already is not written. */
async function countStep(context: Rebuilding, rebuild: Rebuild): Promise<Step> {
  const { stores } = context
  const page: Page<{ readonly id: string }> = await stores.inspections.list({
    limit: partSize,
    ...(rebuild.cursor === undefined ? {} : { cursor: rebuild.cursor }),
  })
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

function isPart(phase: RebuildPhase): phase is PartName {
  return phase in parts
}
