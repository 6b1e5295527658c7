import type { Rebuild } from '../../shared/domain/disclosure/rebuild.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { everyPage } from './affected-pages.ts'
import { siteRecords } from './site-records.ts'
import { type Written, writePages } from './write-pages.ts'

/** Pages a step: well within a Lambda's time, and other events are heard between two steps. */
const STEP = 500

/**
 * One step of a rebuild: so many pages more, then the record says how far it is and its event brings the next step. A death
 * half-way leaves pages as they should be and the record where it was: the event comes again and finds them unchanged.
 */
export const rebuildPages: Subscriber<'rebuildPages'> = async (context) => {
  const { stores, event, commit, now } = context
  const read = await stores.rebuilds.get(event.object.replace(/^rebuilds\//, ''))
  const rebuild = read.record
  if (rebuild.state === 'done' || rebuild.done !== Number(event.payload['done'] ?? 0)) return
  const records = siteRecords(context)
  const pages = await everyPage(records)
  const step = pages.slice(rebuild.done, rebuild.done + STEP)
  const written = await writePages(step, { records, site: context.buckets.site })
  const next = advanced(rebuild, written, { done: rebuild.done + step.length, of: pages.length, now })
  await commit('step', [stores.rebuilds.replace(read, next)], {
    type: next.state === 'done' ? 'site.rebuilt' : 'site.rebuild-progressed',
    object: event.object,
    payload: { rebuild: next.id, done: next.done, of: next.of },
  })
}

function advanced(
  rebuild: Rebuild,
  { written, unchanged }: Written,
  { done, of, now }: { done: number; of: number; now: Date },
): Rebuild {
  return {
    ...rebuild,
    state: done >= of ? 'done' : 'running',
    done,
    of,
    written: rebuild.written + written,
    unchanged: rebuild.unchanged + unchanged,
    ...(done >= of ? { finishedAt: now.toISOString() } : {}),
  }
}
