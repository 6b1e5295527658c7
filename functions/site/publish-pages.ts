import type { Subscriber } from '../events/subscriber.ts'
import { affectedPages } from './affected-pages.ts'
import { siteRecords } from './site-records.ts'
import { writePages } from './write-pages.ts'

/**
 * Brings the pages that an event touches up to date with the table. Whatever the event says is not believed: pages are
 * derived from the records as they are now. Every event of the platform lies in one partition of the stream, so that two
 * never write at the same time; a repeat writes nothing, a half-way death is completed by the repeat.
 */
export const publishPages: Subscriber<'publishPages'> = async (context) => {
  const records = siteRecords(context)
  await writePages(await affectedPages(context.event, records), { records, site: context.buckets.site })
}
