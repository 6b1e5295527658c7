import type { subscriptions } from '../../shared/contract/events.ts'
import { type Import, type ImportFinding, importLifecycle } from '../../shared/domain/registry/import.ts'
import { draftPlan, type PlanDraft } from '../../shared/domain/registry/plan-draft.ts'
import type { FileRow } from '../../shared/domain/registry/read-rows.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Commits, Subscriber } from '../events/subscriber.ts'
import type { Surroundings } from '../http/use-case.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'
import { rowsRead } from './import-objects.ts'
import { type AnyRecord, registryKinds } from './registry-kinds.ts'

/** Rows per transaction, of at most 100 actions. */
const CHUNK = 40
const ATTEMPTS = 5

type Here = Surroundings<(typeof subscriptions)['applyImport']['needs']> & Commits

/**
 * Writes the rows of an import, a chunk to a transaction that also moves `done`: whatever kills it, the event comes again
 * and goes on behind the last whole chunk. A repeated delivery finds nothing left to do.
 */
export const applyRows: Subscriber<'applyImport'> = async (here) => {
  const id = String(here.event.payload['import'])
  const first = await here.stores.imports.get(id)
  if (first.record.state !== 'applying') return
  const rows = await rowsRead<unknown>(here.buckets.archive, first.record)
  let failed = 0
  for (;;) {
    const read = await here.stores.imports.get(id)
    if (read.record.state !== 'applying') return
    try {
      await step(here, read, rows)
      failed = 0
    } catch (error) {
      // Somebody changed one of these records between our reading and our writing: read again.
      if (!isRefusal(error) || ++failed === ATTEMPTS) throw error
    }
  }
}

async function step(here: Here, read: Versioned<Import>, rows: readonly FileRow<unknown>[]): Promise<void> {
  const { kind, done } = read.record
  if (done >= total(read.record, rows)) await finish(here, read)
  else if (kind === 'plan') await applyPlan(here, read, rows[0]?.record as PlanDraft)
  else await applyChunk(here, read, rows.slice(done, done + CHUNK) as FileRow<AnyRecord>[], here.stores[kind])
}

/** Progress of a plan is counted in its tasks, that of a registry in its rows. */
function total({ kind, counts }: Import, rows: readonly FileRow<unknown>[]): number {
  return kind === 'plan' ? counts.rows : rows.length
}

async function applyChunk(
  { stores, commit }: Here,
  read: Versioned<Import>,
  chunk: readonly FileRow<AnyRecord>[],
  store: WriteStore<AnyRecord>,
): Promise<void> {
  const { id, done, findings } = read.record
  const kind = read.record.kind as keyof typeof registryKinds
  const taken = chunk.flatMap((row) => chosenRecord(row, findings) ?? [])
  const changes = await Promise.all(
    taken.map(async (record) => {
      const current = await store.find(record.id)
      return { current, ...registryKinds[kind].renew(current?.record, record) }
    }),
  )
  const writes = changes.flatMap(({ effect, current, record }): Write[] => {
    if (effect === 'added') return [store.create(record)]
    return effect === 'changed' && current ? [store.replace(current, record)] : []
  })
  const left = changes.filter(({ effect }) => effect === 'locked').map(({ record }) => record.id)
  const next = done + chunk.length
  const progress: Import = { ...read.record, done: next, findings: [...findings, ...left.map(leftFinding)] }
  await commit(`rows-${done}`, [stores.imports.replace(read, progress), ...writes], {
    type: 'registry.changed',
    object: `imports/${id}`,
    payload: { import: id, kind, from: done + 1, to: next, written: writes.length, left },
  })
}

/** The row as the clerk decided on it; undefined when it is to be left out. */
function chosenRecord({ record, conflict }: FileRow<AnyRecord>, findings: readonly ImportFinding[]) {
  if (!conflict) return record
  const chosen = findings.find(({ id }) => id === conflict)?.chosen
  return chosen === 'accept' ? { ...record, codeAccepted: '导入时经办人核实后接受' } : undefined
}

async function applyPlan({ stores, commit }: Here, read: Versioned<Import>, draft: PlanDraft): Promise<void> {
  const { id, importedBy, findings, counts } = read.record
  const plan = draftPlan(draft, { importId: id, draftedBy: importedBy, findings })
  const current = await stores.plans.find(plan.id)
  const locked = current !== undefined && current.record.state !== 'draft'
  const writes = locked ? [] : [current ? stores.plans.replace(current, plan) : stores.plans.create(plan)]
  const progress: Import = {
    ...read.record,
    done: counts.rows,
    planId: plan.id,
    findings: locked ? [...findings, leftFinding(plan.id)] : findings,
  }
  await commit('plan', [stores.imports.replace(read, progress), ...writes], {
    type: locked ? 'registry.changed' : 'plan.drafted',
    object: `plans/${plan.id}`,
    payload: { import: id, plan: plan.id, decisions: plan.decisions, left: locked ? [plan.id] : [] },
  })
}

async function finish({ stores, commit }: Here, read: Versioned<Import>): Promise<void> {
  const applied: Import = { ...read.record, state: moved(importLifecycle, read.record, 'finish') }
  const { id, kind, counts, sha256 } = applied
  await commit('finish', [stores.imports.replace(read, applied)], {
    type: 'import.applied',
    object: `imports/${id}`,
    payload: { import: id, kind, counts, sha256 },
  })
}

/** Published or submitted between the reading and now: it stays as it is, and the clerk is told. */
function leftFinding(id: string): ImportFinding {
  return {
    id: `left-${id}`,
    severity: 'warning',
    where: '写入',
    zh: `“${id}”在确认后已公布或提交，未被修改`,
    en: `"${id}" was published or submitted meanwhile and was left as it is`,
  }
}
