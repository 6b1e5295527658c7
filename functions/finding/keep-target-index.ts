import { targetIndexKey } from '../../shared/contract/object-keys.ts'
import type { Scheduled, Subscriber } from '../events/subscriber.ts'
import { currentIndex, type KeptIndex, saveSnapshot } from './target-index.ts'

/** A cold start reads a journal of so many commits in a moment. */
const BEHIND = 200

/**
 * Takes a snapshot when an import is whole, or when the journal has run far ahead. An import's own lots pass by: finding
 * follows the journal without it. Late, doubled or lost deliveries cost a slower cold start and nothing else.
 */
export const keepTargetIndex: Subscriber<'keepTargetIndex'> = async (here) => {
  const { event, buckets, department } = here
  const whole = event.type === 'import.applied'
  if (event.payload['kind'] !== 'targets' || (!whole && event.object.startsWith('imports/'))) return
  const held = await currentIndex(here)
  if (isBehind(held, whole ? 1 : BEHIND)) await saveSnapshot(held, buckets.archive, department)
}

/** Every night: a snapshot that was lost, or never taken, is there in the morning. */
export const keepTargetIndexes: Scheduled<'keepTargetIndexes'> = async ({ departments, within }) => {
  for await (const department of departments) {
    const here = within(department)
    const lost = (await here.buckets.archive.size(targetIndexKey(department))) === undefined
    const held = await currentIndex(here)
    if (held.index.held.size > 0 && (lost || isBehind(held, BEHIND))) {
      await saveSnapshot(held, here.buckets.archive, department)
    }
  }
}

function isBehind({ at, snapshot = 0 }: KeptIndex, most: number): boolean {
  return at.sequence - snapshot >= most
}
