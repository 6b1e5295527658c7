import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { TestPlatform } from '../../platform.ts'
import type { Work } from './seed.ts'

/** What should be there and is not, and what is there beside it. */
export interface Count {
  readonly submitted: number
  readonly photos: number
  /** A submission, a photo, an event or an object that is missing or not what was sent. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
}

/** The acts of one visit, as the log has them. */
const once = (photos: number): Readonly<Record<string, number>> => ({
  'inspection.received': 2,
  'photo.declared': photos,
  'photo.accepted': photos,
  'inspection.notified': 1,
  'inspection.recorded': 1,
  'inspection.submitted': 1,
})

/** Holds every record, photo, sealed object and event against what the phones sent. */
export async function countAll(p: TestPlatform, works: readonly Work[]): Promise<Count> {
  const found = { lost: [] as string[], doubled: [] as string[] }
  const keys = new Set<string>()
  for await (const key of p.bucket('evidence').keys(`photos/${p.department}/`)) keys.add(key)
  const sealed = keys.size
  const events = await eventsByObject(p)
  let submitted = 0
  for (const work of works) {
    const { record } = await p.store('inspections').get(work.inspectionId)
    if (record.state === 'submitted' && record.confirmed && record.result) submitted += 1
    else found.lost.push(`${record.id} is ${record.state}`)
    compare(found, `${record.id}: notices`, record.notices?.length ?? 0, 1)
    await comparePhotos(p, found, { record, work, keys })
    const own = events.get(`inspections/${record.id}`) ?? new Map<string, number>()
    const expected = once(work.shots.length)
    for (const type of new Set([...own.keys(), ...Object.keys(expected)])) {
      compare(found, `${record.id}: ${type}`, own.get(type) ?? 0, expected[type] ?? 0)
    }
  }
  for (const key of keys) found.doubled.push(`${key}: sealed and named by no record`)
  for await (const key of p.bucket('quarantine').keys('')) found.lost.push(`${key} was left in quarantine`)
  if (existsSync(join(p.directory, 'dead-letters.jsonl'))) found.lost.push('events were given up (dead-letters.jsonl)')
  return { submitted, photos: sealed, ...found }
}

type Found = { readonly lost: string[]; readonly doubled: string[] }

function compare({ lost, doubled }: Found, what: string, count: number, expected: number): void {
  if (count < expected) lost.push(`${what}: ${count} of ${expected}`)
  if (count > expected) doubled.push(`${what}: ${count}, not ${expected}`)
}

/** Takes each object that a record names out of `keys`. */
async function comparePhotos(
  p: TestPlatform,
  found: Found,
  { record, work, keys }: { record: Inspection; work: Work; keys: Set<string> },
): Promise<void> {
  compare(found, `${record.id}: photos`, record.photos.length, work.shots.length)
  for (const { declared } of work.shots) {
    const photo = record.photos.find(({ sha256 }) => sha256 === declared.sha256)
    const bytes = photo?.evidence === undefined ? undefined : await p.bucket('evidence').get(photo.evidence)
    const isWhole = bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === declared.sha256
    if (photo?.state !== 'accepted' || !isWhole) found.lost.push(`${record.id}: photo ${declared.sha256}`)
    if (photo?.evidence !== undefined) keys.delete(photo.evidence)
  }
}

/** How often the outbox names each act of each object. */
async function eventsByObject(p: TestPlatform): Promise<Map<string, Map<string, number>>> {
  const counts = new Map<string, Map<string, number>>()
  let after: string | undefined
  do {
    const { rows, last } = await p.ports.table.query({
      partition: outboxPartition,
      limit: 500,
      ...(after ? { after } : {}),
    })
    for (const row of rows) {
      const own = counts.get(String(row['object'])) ?? new Map<string, number>()
      counts.set(String(row['object']), own)
      own.set(String(row['type']), (own.get(String(row['type'])) ?? 0) + 1)
    }
    after = last
  } while (after)
  return counts
}
