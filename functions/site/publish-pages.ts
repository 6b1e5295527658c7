import type { DeliveredEvent } from '../../shared/contract/events.ts'
import { askedRebuild } from '../../shared/domain/disclosure/rebuild.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { affectedPages } from './affected-pages.ts'
import { countDraw, countInspection } from './count-records.ts'
import { siteRecords } from './site-records.ts'
import { writePages } from './write-pages.ts'

type Publishing = Parameters<Subscriber<'publishPages'>>[0]

/**
 * Counts what events changed and brings the pages that they touch up to date with the table, each once. Whatever an event
 * says is not believed: pages are derived from the records as they are now. Every event of the platform lies in one partition
 * of the stream, so that two never write at the same time; a repeat writes nothing, a half-way death is completed by the repeat.
 *
 * @throws {Error} naming the pages that failed, after all others were written: the events then come again
 */
export const publishPages: Subscriber<'publishPages'> = async (context) => {
  for (const event of context.events) await countOne(context, event)
  const records = siteRecords(context)
  const refs = (async function* () {
    for (const event of context.events) yield* affectedPages(event, records)
  })()
  const { failed } = await writePages(refs, { records, site: context.buckets.site })
  if (failed.length > 0) throw new Error(`Pages of ${records.path} not published: ${failed.join(', ')}`)
  return []
}

async function countOne(context: Publishing, event: DeliveredEvent): Promise<void> {
  const { stores, commit } = context
  const [kind, id = ''] = event.object.split('/')
  if (kind === 'departments') await askRebuild(context, event)
  if (kind === 'draws') {
    const records = siteRecords(context)
    const drawn = await records.draw(id)
    if (drawn) await countDraw(context, drawn, records, `count ${event.id}`)
  }
  if (kind !== 'inspections') return
  const inspection = (await stores.inspections.find(id))?.record
  const disclosure = (await stores.disclosures.find(id))?.record
  if (inspection) await countInspection({ stores, commit }, { inspection, disclosure }, `count ${event.id}`)
}

/** Its name stands on every page. Once for an event, in whatever company it comes again. */
async function askRebuild({ stores, commit }: Publishing, event: DeliveredEvent): Promise<void> {
  if (await stores.rebuilds.find(event.id)) return
  const rebuild = askedRebuild({ id: event.id, scope: 'site', askedBy: 'system', askedAt: event.at })
  await commit(`rebuild ${event.id}`, [stores.rebuilds.create(rebuild)], {
    type: 'site.rebuild-asked',
    object: `rebuilds/${rebuild.id}`,
    payload: { rebuild: rebuild.id, step: 0 },
  })
}
