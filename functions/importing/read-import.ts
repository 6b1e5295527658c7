import { createHash } from 'node:crypto'
import type { Sheet } from '../../shared/domain/registry/cells.ts'
import { type Import, type ImportFinding, importLifecycle } from '../../shared/domain/registry/import.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { readPlan } from '../../shared/domain/registry/read-plan.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { isRefusal, type Refusal } from '../../shared/kernel/refusal.ts'
import type { ObjectSubscriber } from '../events/subscriber.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'
import { comparePlan } from './compare-plan.ts'
import { type Compared, compareWithRegistry } from './compare-with-registry.ts'
import { readWorkbook } from './read-workbook.ts'
import { registryKinds } from './registry-kinds.ts'
import { unreadable } from './zip-entries.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** With their words at their longest they take about 250 KB, and the notice's 60 KB, of the 400 KB that a row may have. */
const MOST_FINDINGS = 100

type Here = Parameters<ObjectSubscriber<'readImport'>>[0]

/**
 * Reads a file when it has arrived, and reports; the registries stay as they are. File and rows go to the archive first:
 * a crash leaves objects that no record names, and the next delivery writes them again. A file of which nothing can be
 * read says so in its record, and the clerk declares another.
 */
export const readImport: ObjectSubscriber<'readImport'> = async (here) => {
  const read = await here.stores.imports.find(importOfKey(here.key))
  if (read?.record.state !== 'uploading') return
  try {
    await report(here, read)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'file-not-readable') throw error
    await refuse(here, read, error)
  }
}

async function report(here: Here, read: Versioned<Import>): Promise<void> {
  const { stores, buckets, commit } = here
  const bytes = await uploaded(buckets.quarantine, read.record)
  const compared = await compare(here, read.record, await readWorkbook(bytes))
  await buckets.archive.put(read.record.file, bytes, { type: XLSX })
  await buckets.archive.put(read.record.rows, JSON.stringify(compared.rows), { type: 'application/json' })
  const findings = capped(compared.findings)
  const state = moved(importLifecycle, read.record, 'read')
  const { id, kind, sha256 } = read.record
  const reported: Import = { ...read.record, state, counts: compared.counts, findings }
  await commit('read', [stores.imports.replace(read, reported)], {
    type: 'import.read',
    object: `imports/${id}`,
    payload: { import: id, kind, sha256, counts: compared.counts, ...bySeverity(findings) },
  })
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

function importOfKey(key: string): string {
  return key.split('/').at(-1) ?? ''
}

/** The bytes that were announced and no others. */
async function uploaded(quarantine: ReadBucket, { file, size, sha256 }: Import): Promise<Uint8Array> {
  const arrived = await quarantine.size(file)
  if (arrived === undefined) throw unreadable('文件尚未上传 (it has not been uploaded)')
  if (arrived !== size)
    throw unreadable(`上传了 ${arrived} 字节，声明的是 ${size} (${arrived} bytes arrived, ${size} were declared)`)
  const bytes = await quarantine.get(file)
  const hash = createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
  if (!bytes || hash !== sha256) {
    throw unreadable(`内容与声明的 SHA-256 不符 (its SHA-256 is ${hash}, not the one declared)`)
  }
  return bytes
}

async function compare(
  { stores }: Here,
  { kind, fileName, notice }: Import,
  sheets: readonly Sheet[],
): Promise<Compared> {
  if (kind !== 'plan') {
    const layout = registryKinds[kind]
    return compareWithRegistry(layout.read(sheets), layout, stores[kind])
  }
  const items = await allItems(stores.items)
  const sources = { fileName, items, ...(notice ? { notice } : {}) }
  return comparePlan(readPlan(sheets, sources), stores.plans)
}

async function allItems(store: ReadStore<Item>): Promise<Item[]> {
  const items: Item[] = []
  for await (const { record } of store.all()) items.push(record)
  return items
}

/** Errors and conflicts first, so that what is cut off is the least. The record must fit its row. */
function capped(findings: readonly ImportFinding[]): ImportFinding[] {
  const order = ['error', 'conflict', 'warning']
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  const rest = sorted.slice(MOST_FINDINGS)
  if (rest.length === 0) return sorted
  const blocking = rest.some(({ severity }) => severity !== 'warning')
  const more: ImportFinding = {
    id: 'more',
    severity: blocking ? 'error' : 'warning',
    where: '文件',
    zh: `另有 ${rest.length} 处未列出${blocking ? '，请先改正以上各处，或分批导入' : ''}`,
    en: `${rest.length} more are not listed${blocking ? ': mend those above first, or import in parts' : ''}`,
  }
  return [...sorted.slice(0, MOST_FINDINGS), more]
}

function bySeverity(findings: readonly ImportFinding[]) {
  const count = (severity: ImportFinding['severity']) => findings.filter((each) => each.severity === severity).length
  return { errors: count('error'), conflicts: count('conflict'), warnings: count('warning') }
}
