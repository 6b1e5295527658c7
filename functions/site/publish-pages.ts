import { askedRebuild } from '../../shared/domain/disclosure/rebuild.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { affectedPages } from './affected-pages.ts'
import { countDraw, countInspection } from './count-records.ts'
import { siteRecords } from './site-records.ts'
import { writePages } from './write-pages.ts'

type Publishing = Parameters<Subscriber<'publishPages'>>[0]

/**
 * Counts what an event changed and brings the pages that it touches up to date with the table. Whatever the event says is
 * not believed: pages are derived from the records as they are now. Every event of the platform lies in one partition of the
 * stream, so that two never write at the same time; a repeat writes nothing, a half-way death is completed by the repeat.
 *
 * @throws {Error} naming the pages that failed, after all others were written: the event then comes again
 */
export const publishPages: Subscriber<'publishPages'> = async (context) => {
  const [kind, id = ''] = context.event.object.split('/')
  if (kind === 'inspections') await countOne(context, id)
  if (kind === 'draws') await countDrawn(context, id)
  if (kind === 'departments') await askRebuild(context)
  const records = siteRecords(context)
  const { failed } = await writePages(affectedPages(context.event, records), { records, site: context.buckets.site })
  if (failed.length > 0) throw new Error(`Pages of ${records.path} not published: ${failed.join(', ')}`)
}

async function countOne({ stores, commit }: Publishing, id: string): Promise<void> {
  const inspection = (await stores.inspections.find(id))?.record
  const disclosure = (await stores.disclosures.find(id))?.record
  if (inspection) await countInspection({ stores, commit }, { inspection, disclosure }, 'count')
}

async function countDrawn(context: Publishing, id: string): Promise<void> {
  const records = siteRecords(context)
  const drawn = await records.draw(id)
  if (drawn) await countDraw(context, drawn, records, 'count')
}

/** Its name stands on every page. */
async function askRebuild({ stores, event, commit }: Publishing): Promise<void> {
  const rebuild = askedRebuild({ id: event.id, scope: 'site', askedBy: 'system', askedAt: event.at })
  await commit('rebuild', [stores.rebuilds.create(rebuild)], {
    type: 'site.rebuild-asked',
    object: `rebuilds/${rebuild.id}`,
    payload: { rebuild: rebuild.id, step: 0 },
  })
}
