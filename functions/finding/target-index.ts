import { gunzipSync, gzipSync } from 'node:zlib'
import { targetIndexKey } from '../../shared/contract/object-keys.ts'
import type { Target } from '../../shared/domain/registry/target.ts'
import { entryOf, isWhole, type TargetEntry } from '../../shared/domain/registry/target-entry.ts'
import { emptyIndex, entriesOf, type TargetIndex, takeIn } from '../../shared/domain/registry/target-index.ts'
import type { ReadBucket, WriteBucket } from '../stores/object-store.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface Here {
  readonly department: string
  readonly memory: Map<string, unknown>
  readonly stores: { readonly targets: ReadStore<Target> }
  readonly buckets: { readonly archive: ReadBucket }
}

/** How far an index has followed the journal: the number and the event of the last row that it took in. */
interface Place {
  sequence: number
  event: string
}

export interface KeptIndex {
  readonly index: TargetIndex
  readonly at: Place
  /** The number at which its snapshot was taken; undefined when there is none. */
  snapshot: number | undefined
}

const MEMORY = 'target-index'
const EMPTY: Place = { sequence: 0, event: '' }

/**
 * The department's targets as they are now: what any commit acknowledged is in it. This process's own copy if it has one,
 * else the snapshot in the archive, else the registry itself; then everything that the journal says since.
 */
export async function currentIndex(here: Here): Promise<KeptIndex> {
  const { memory, stores } = here
  const remembered = memory.get(MEMORY) as KeptIndex | undefined
  for (const held of [remembered, await (remembered ? undefined : readSnapshot(here))]) {
    if (held && (await follow(held, stores.targets))) return remember(memory, held)
  }
  memory.delete(MEMORY)
  const rebuilt = await rebuild(stores.targets)
  await follow(rebuilt, stores.targets)
  return remember(memory, rebuilt)
}

function remember(memory: Map<string, unknown>, held: KeptIndex): KeptIndex {
  memory.set(MEMORY, held)
  return held
}

/**
 * Takes in what the journal says from the last row on, that row included: by it a journal is known again.
 *
 * @returns false when the journal is another one than the index was made from, as after a restore; or when it holds rows of
 *   a time when they did not say all that is asked for now
 */
async function follow({ index, at }: KeptIndex, targets: ReadStore<Target>): Promise<boolean> {
  const from = { ...at }
  let known = from.sequence === 0
  for await (const { sequence, event, entries } of targets.journal(Math.max(from.sequence, 1))) {
    if (!known) {
      if (sequence !== from.sequence || event !== from.event) return false
      known = true
    }
    // Another request of this process may have gone on meanwhile.
    if (sequence <= at.sequence) continue
    const changed = entries as TargetEntry[]
    if (!changed.every(isWhole)) return false
    takeIn(index, changed)
    at.sequence = sequence
    at.event = event
  }
  return known
}

/** The end of the journal is read first: a target changed behind it is read as it is now and taken in again. */
async function rebuild(targets: ReadStore<Target>): Promise<KeptIndex> {
  const { sequence, event } = (await targets.journalEnd()) ?? EMPTY
  const index = emptyIndex()
  for await (const { record } of targets.all()) takeIn(index, [entryOf(record)])
  return { index, at: { sequence, event }, snapshot: undefined }
}

async function readSnapshot({ buckets, department }: Here): Promise<KeptIndex | undefined> {
  const bytes = await buckets.archive.get(targetIndexKey(department))
  if (!bytes) return undefined
  try {
    const { sequence, event, entries } = JSON.parse(gunzipSync(bytes).toString()) as Place & { entries: TargetEntry[] }
    if (!entries.every(isWhole)) return undefined
    const index = emptyIndex()
    takeIn(index, entries)
    return { index, at: { sequence, event }, snapshot: sequence }
  } catch {
    // Whatever lies there is no snapshot: the registry is.
    return undefined
  }
}

/**
 * Keeps the index for processes that start cold. Two that save at once leave one of the two: the journal says the rest.
 */
export async function saveSnapshot(held: KeptIndex, archive: WriteBucket, department: string): Promise<void> {
  const { sequence, event } = held.at
  const body = gzipSync(JSON.stringify({ sequence, event, entries: entriesOf(held.index) }), { level: 3 })
  await archive.put(targetIndexKey(department), body, { type: 'application/gzip' })
  held.snapshot = sequence
}
