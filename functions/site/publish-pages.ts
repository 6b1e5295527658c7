import type { DeliveredEvent } from '../../shared/contract/events.ts'
import { askedRebuild } from '../../shared/domain/disclosure/rebuild.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { isStoreError } from '../stores/store-error.ts'
import { affectedPages } from './affected-pages.ts'
import { brokenOf, noteBroken } from './broken-pages.ts'
import { count } from './counting.ts'
import { nameOf, type PageRef } from './page-refs.ts'
import { type SiteRecords, siteRecords } from './site-records.ts'
import { writePages } from './write-pages.ts'

type Publishing = Parameters<Subscriber<'publishPages'>>[0]

/** Broken pages that are tried again with each delivery, the oldest names first; the night tries all. */
const TRIED_AGAIN = 20

/**
 * Counts what events changed and brings the pages that they touch up to date with the table, each once. Whatever an event
 * says is not believed: pages are derived from the records as they are now. Every event of the platform lies in one partition
 * of the stream, so that two never write at the same time; a repeat writes nothing, a half-way death is completed by the repeat.
 *
 * A page that its records do not allow is noted, keeps what stood before and is tried again with the next event. A page that the
 * store did not take comes again with its event, after all others were written.
 */
export const publishPages: Subscriber<'publishPages'> = async (context) => {
  const { events, buckets } = context
  for (const event of events) if (event.object.startsWith('departments/')) await askRebuild(context, event)
  const known = (await brokenOf(context)).slice(0, TRIED_AGAIN)
  const objects = [...countedObjects(events), ...known.flatMap(({ record }) => (record.page ? [] : [record.what]))]
  const uncounted = await count(context, objects, siteRecords(context))

  const records = siteRecords(context)
  const wanted = new Wanted(events, records)
  const again = known.flatMap(({ record }) => (record.page ? [record.page as PageRef] : []))
  const { troubles } = await writePages(wanted.refs(again), { records, site: buckets.site })

  const broken = new Map<string, { readonly ref?: PageRef; readonly error: unknown }>()
  for (const [object, error] of [...uncounted, ...wanted.unread]) broken.set(object, { error })
  for (const { ref, why, error } of troubles) if (why === 'broken') broken.set(nameOf(ref), { ref, error })
  const failed = troubles.filter(({ why }) => why === 'store').map(({ ref }) => nameOf(ref))
  const tried = [...objects, ...wanted.names].filter((name) => !failed.includes(name))
  await noteBroken(context, known, { names: new Set(tried), broken })
  return wanted.eventsOf(failed)
}

/**
 * What is to be counted, each once. Results in the order of their publication, because each gets the next number.
 */
function countedObjects(events: readonly DeliveredEvent[]): string[] {
  const first = (object: string) => {
    const published = events.findIndex((each) => each.object === object && each.type.startsWith('result.'))
    return published < 0 ? events.findIndex((each) => each.object === object) : published
  }
  const objects = new Set(events.map(({ object }) => (/^(items|imports)\//.test(object) ? 'items' : object)))
  return [...objects].toSorted((a, b) => first(a) - first(b))
}

/** The pages that events touch, and which event asked for which. */
class Wanted {
  /** Objects whose pages cannot be told, for what their records hold. */
  readonly unread = new Map<string, unknown>()
  private readonly by = new Map<string, Set<DeliveredEvent>>()
  private readonly events: readonly DeliveredEvent[]
  private readonly records: SiteRecords

  constructor(events: readonly DeliveredEvent[], records: SiteRecords) {
    this.events = events
    this.records = records
  }

  get names(): Iterable<string> {
    return this.by.keys()
  }

  async *refs(again: readonly PageRef[]): AsyncGenerator<PageRef> {
    for (const event of this.events) {
      try {
        for await (const ref of affectedPages(event, this.records)) yield this.asked(ref, event)
      } catch (error) {
        if (isStoreError(error)) throw error
        this.unread.set(event.object, error)
      }
    }
    for (const ref of again) yield this.asked(ref)
  }

  /** Events whose pages failed; all, when a page that none of them named did. */
  eventsOf(failed: readonly string[]): readonly DeliveredEvent[] {
    const asking = failed.map((name) => this.by.get(name))
    if (asking.some((of) => of === undefined)) return this.events
    return this.events.filter((event) => asking.some((of) => of?.has(event)))
  }

  private asked(ref: PageRef, event?: DeliveredEvent): PageRef {
    const of = this.by.get(nameOf(ref)) ?? new Set()
    if (event) of.add(event)
    this.by.set(nameOf(ref), of)
    return ref
  }
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
