import type { Import, ImportFinding } from '../../shared/domain/registry/import.ts'
import type { FileRow, Reading } from '../../shared/domain/registry/read-rows.ts'
import type { ReadStore } from '../stores/record-store.ts'
import type { AnyRecord, RegistryKind } from './registry-kinds.ts'

export interface Compared {
  readonly rows: readonly FileRow<unknown>[]
  readonly findings: readonly ImportFinding[]
  readonly counts: Import['counts']
}

/** Holds what was read against the registry: what is new, changed or the same, and what a file must not change. */
export async function compareWithRegistry(
  { rows, findings }: Reading<AnyRecord>,
  { renew }: RegistryKind,
  store: ReadStore<AnyRecord>,
): Promise<Compared> {
  const known = await knownRecords(rows, store)
  const settled = new Set(
    rows.filter(({ record }) => known.get(record.id)?.codeAccepted).map(({ conflict }) => conflict),
  )
  const effects = { added: 0, changed: 0, unchanged: 0, locked: 0 }
  const locked: ImportFinding[] = []
  for (const { row, record } of rows) {
    const { effect } = renew(known.get(record.id), record)
    effects[effect]++
    if (effect === 'locked') locked.push(lockedFinding(row, record.id))
  }
  return {
    rows: rows.map(({ row, record, conflict }) =>
      conflict && !settled.has(conflict) ? { row, record, conflict } : { row, record },
    ),
    findings: [...findings.filter(({ id }) => !settled.has(id)), ...locked],
    counts: { rows: rows.length, added: effects.added, changed: effects.changed, unchanged: effects.unchanged },
  }
}

/** Reads the registry once, a page at a time, and keeps only what the file names. */
async function knownRecords(rows: readonly FileRow<AnyRecord>[], store: ReadStore<AnyRecord>) {
  const wanted = new Set(rows.map(({ record }) => record.id))
  const known = new Map<string, AnyRecord>()
  for await (const { record } of store.all()) if (wanted.has(record.id)) known.set(record.id, record)
  return known
}

function lockedFinding(row: number, id: string): ImportFinding {
  return {
    id: `row-${row}-locked`,
    severity: 'error',
    where: `第 ${row} 行`,
    zh: `“${id}”已公布或已废止，导入不能修改；请废止后以新编号导入`,
    en: `"${id}" is published or retired and cannot be changed by a file: retire it and import a new number`,
  }
}
