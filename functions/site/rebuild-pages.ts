import { stepped } from '../../shared/domain/disclosure/rebuild.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { rebuildStep } from './rebuild-steps.ts'

/**
 * One step of a rebuild: so many pages more, then the record says how far it is and its event brings the next step, behind
 * whatever else happened meanwhile. A death half-way leaves pages as they should be and the record where it was: the event
 * comes again and finds them unchanged. A page that fails is logged by name and counted, and the rest goes on.
 */
export const rebuildPages: Subscriber<'rebuildPages'> = async (context) => {
  const { stores, event, commit, now } = context
  const read = await stores.rebuilds.get(event.object.replace(/^rebuilds\//, ''))
  const rebuild = read.record
  if (rebuild.state === 'done' || rebuild.steps !== Number(event.payload['step'])) return
  const next = stepped(rebuild, await rebuildStep(context, rebuild), now)
  await commit('step', [stores.rebuilds.replace(read, next)], {
    type: next.state === 'done' ? 'site.rebuilt' : 'site.rebuild-progressed',
    object: event.object,
    payload: {
      rebuild: next.id,
      step: next.steps,
      phase: next.phase,
      done: next.done,
      ...(next.differing ? { differing: next.differing } : {}),
    },
  })
}
