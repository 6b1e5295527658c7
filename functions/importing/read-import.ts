import { createHash } from 'node:crypto'
import { type Import, type ImportPhase, importLifecycle } from '../../shared/domain/registry/import.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { isRefusal, type Refusal } from '../../shared/kernel/refusal.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import type { Versioned } from '../stores/record-store.ts'
import { listFindings } from './list-findings.ts'
import { openFile } from './open-file.ts'
import { readPlanFile } from './read-plan-file.ts'
import { type ReadingOfRegistry, readRegistry } from './read-registry.ts'
import { registryKinds } from './registry-kinds.ts'
import type { SheetSource } from './sheet-source.ts'
import { unreadable } from './unreadable.ts'

type Here = Parameters<ObjectSubscriber<'readImport'>>[0]

/** Rows between two steps of progress in the record. */
const STEP = 20_000

/**
 * Reads a file when it has arrived, and reports; the registries stay as they are. File, rows and report go to the archive
 * first, under keys of their own each time: a death leaves objects that no record names, and the next delivery reads
 * again from the start. A file of which nothing can be read says so in its record, and the clerk declares another.
 */
export const readImport: ObjectSubscriber<'readImport'> = async (here) => {
  const id = here.key.split('/').at(-1) ?? ''
  const read = await here.stores.imports.find(id)
  if (!read || !['uploading', 'reading'].includes(read.record.state)) return
  try {
    await report(here, await progress(here, id, 'reading', 0))
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'file-not-readable') throw error
    await refuse(here, await here.stores.imports.get(id), error)
  }
}

async function report(here: Here, { record }: Versioned<Import>): Promise<void> {
  const { stores, buckets, commit, newId } = here
  const bytes = await uploaded(buckets.quarantine, record)
  const prefix = `${record.file}.rows/${newId()}/`
  const reading = await readSheets(here, record, { sheets: await openFile(bytes, record.fileName), prefix })
  const reportKey = `${prefix}report.csv`
  await buckets.archive.put(record.file, bytes, { type: 'application/octet-stream' })
  await buckets.archive.put(reportKey, reading.report, { type: 'text/csv; charset=utf-8' })
  const read = await stores.imports.get(record.id)
  const { counts, totals, sample, of } = reading
  const reported: Import = {
    ...read.record,
    state: moved(importLifecycle, read.record, 'read'),
    counts,
    totals,
    sample,
    findings: listFindings(reading.findings, totals),
    rows: prefix,
    report: reportKey,
    done: 0,
    of,
  }
  const { id, kind, sha256 } = record
  await commit('read', [stores.imports.replace(read, reported)], {
    type: 'import.read',
    object: `imports/${id}`,
    payload: { import: id, kind, sha256, counts, ...totals },
  })
}

async function readSheets(
  here: Here,
  record: Import,
  { sheets, prefix }: { sheets: readonly SheetSource[]; prefix: string },
): Promise<ReadingOfRegistry> {
  const { stores, buckets } = here
  const { kind } = record
  if (kind === 'plan') return readPlanFile(record, { sheets, prefix, stores, archive: buckets.archive })
  let told = 0
  return readRegistry({
    sheets,
    prefix,
    kind: registryKinds[kind],
    store: stores[kind],
    archive: buckets.archive,
    tell: async (phase, done) => {
      const step = Math.floor(done / STEP)
      if (step !== told && step > 0) await progress(here, record.id, phase, step * STEP)
      told = step
    },
  })
}

/** Moves the record's progress. Said again by a later delivery, nothing changes. */
async function progress(
  { stores, commit }: Here,
  id: string,
  phase: ImportPhase,
  done: number,
): Promise<Versioned<Import>> {
  const read = await stores.imports.get(id)
  const state = moved(importLifecycle, read.record, 'begin')
  await commit(`${phase}-${done}`, [stores.imports.replace(read, { ...read.record, state, phase, done })], {
    type: 'import.progressed',
    object: `imports/${id}`,
    payload: { import: id, phase, done },
  })
  return stores.imports.get(id)
}

async function refuse({ stores, commit }: Here, read: Versioned<Import>, { zh, en }: Refusal): Promise<void> {
  const state = moved(importLifecycle, read.record, 'refuse')
  const { id, kind, sha256 } = read.record
  await commit('unreadable', [stores.imports.replace(read, { ...read.record, state, unreadable: { zh, en } })], {
    type: 'import.unreadable',
    object: `imports/${id}`,
    payload: { import: id, kind, sha256, why: zh },
  })
}

/** The bytes that were announced and no others. */
async function uploaded(quarantine: ReadBucket, { file, size, sha256 }: Import): Promise<Uint8Array> {
  const bytes = await quarantine.get(file)
  if (!bytes) throw unreadable('文件已不在上传区，请重新上传', 'it is no longer where it was uploaded: upload it again')
  if (bytes.length !== size) {
    throw unreadable(
      `上传了 ${bytes.length} 字节，声明的是 ${size}`,
      `${bytes.length} bytes arrived, ${size} were declared`,
    )
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (hash === sha256) return bytes
  throw unreadable(`内容与声明的 SHA-256 不符（${hash}）`, `its SHA-256 is ${hash}, not the one declared`)
}
