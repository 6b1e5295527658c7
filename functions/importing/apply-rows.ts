import { stores as contract } from '../../shared/contract/stores.ts'
import { type Import, importLifecycle } from '../../shared/domain/registry/import.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { Versioned } from '../stores/record-store.ts'
import { applyChunk } from './apply-chunk.ts'
import { applyPlan } from './apply-plan.ts'
import { type Applying, leftFinding } from './applying.ts'
import { chunksOf } from './chunks.ts'
import { inFlight } from './in-flight.ts'
import type { RowToWrite } from './read-registry.ts'
import type { RegistryName } from './registry-kinds.ts'
import { readParts } from './row-parts.ts'

/** Under way at once. The commits of a journalled store take their numbers one after the other: more would only collide. */
const TRANSACTIONS = 4

/** Chunks between two steps of progress in the record: what a death makes the next delivery look at again. */
const WINDOW = 10

/**
 * Writes the rows of an import, a chunk to a transaction; after each window of chunks the record says how
 * far it came. Whatever kills it, the event comes again and goes on behind the last whole window: the chunks behind it
 * that were recorded are known by their steps and change nothing. A repeated delivery finds nothing left to do.
 */
export const applyRows: Subscriber<'applyImport'> = async (here) => {
  const id = String(here.event.payload['import'])
  const { record } = await here.stores.imports.get(id)
  if (record.state !== 'applying') return
  if (record.kind === 'plan') await applyPlan(here, id)
  else await applyRegistry(here, record)
  await finish(here, id)
}

async function applyRegistry(here: Applying, { id, kind, rows: prefix = '', done, of }: Import): Promise<void> {
  const most = 'journal' in contract[kind as RegistryName] ? 1 : TRANSACTIONS
  for await (const { at, rows } of readParts(here.buckets.archive, prefix, { from: done, of })) {
    const chunks = [...chunksOf(at, rows as RowToWrite[])].filter(({ from }) => from >= done)
    for (let first = 0; first < chunks.length; first += WINDOW) {
      const window = chunks.slice(first, first + WINDOW)
      const { record } = await here.stores.imports.get(id)
      if (record.state !== 'applying') return
      const left = await inFlight(window, most, (chunk) => applyChunk(here, record, chunk))
      await progress(here, id, { to: window.at(-1)?.to ?? 0, left: left.flat() })
    }
  }
}

async function progress(
  { stores, commit }: Applying,
  id: string,
  { to, left }: { to: number; left: readonly string[] },
): Promise<void> {
  const read = await stores.imports.get(id)
  if (read.record.state !== 'applying' || read.record.done >= to) return
  const findings = [...read.record.findings, ...left.map(leftFinding)]
  await commit(`done-${to}`, [stores.imports.replace(read, { ...read.record, done: to, findings })], {
    type: 'import.progressed',
    object: `imports/${id}`,
    payload: { import: id, phase: 'applying', done: to },
  })
}

/** The lock goes with the last step, so that the next file of this kind finds all of this one. */
async function finish({ stores, commit }: Applying, importId: string): Promise<void> {
  const read: Versioned<Import> = await stores.imports.get(importId)
  if (read.record.state !== 'applying') return
  const applied: Import = { ...read.record, state: moved(importLifecycle, read.record, 'finish') }
  const { id, kind, counts, sha256 } = applied
  const lock = await stores.importLocks.get(kind)
  await commit('finish', [stores.imports.replace(read, applied), stores.importLocks.replace(lock, { id: kind })], {
    type: 'import.applied',
    object: `imports/${id}`,
    payload: { import: id, kind, counts, sha256 },
  })
}
