import { differences } from '../../shared/domain/registry/differences.ts'
import { type Finder, finder } from '../../shared/domain/registry/findings.ts'
import type { Import, ImportCounts, ImportFinding, RowChange } from '../../shared/domain/registry/import.ts'
import { type FileRow, tableReader } from '../../shared/domain/registry/read-rows.ts'
import { findTable, HEADER_WITHIN } from '../../shared/domain/registry/table.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { type AnyRecord, type RegistryKind } from './registry-kinds.ts'
import { ReportFile } from './report-file.ts'
import { partWriter, readParts } from './row-parts.ts'
import type { SheetSource } from './sheet-source.ts'

/** A row that is to be written, with what it does. */
export interface RowToWrite extends FileRow<AnyRecord> {
  readonly effect: 'added' | 'changed'
}

export interface ReadingOfRegistry {
  readonly counts: ImportCounts
  readonly findings: readonly ImportFinding[]
  readonly totals: NonNullable<Import['totals']>
  readonly sample: readonly RowChange[]
  readonly of: number
  readonly report: Buffer
}

export interface RegistrySources {
  readonly sheets: readonly SheetSource[]
  readonly kind: RegistryKind
  readonly store: ReadStore<AnyRecord>
  readonly archive: WriteBucket
  /** What the keys of the parts that are written begin with. */
  readonly prefix: string
  readonly tell: (phase: 'reading' | 'comparing', done: number) => Promise<void>
}

const SAMPLE = 20

/** Behind so many the rows are only counted: whoever has made them does not read on either. */
const MOST_ERRORS = 5000
const TOO_MANY = {
  zh: `错误超过 ${MOST_ERRORS} 处，其后各行未再检查，请先改正`,
  en: `there are more than ${MOST_ERRORS} errors; the rows behind them were not looked at: mend them first`,
}

/** What is known of the file after it was read through, and before it is held against the registry. */
interface Through {
  readonly report: ReportFile
  readonly found: Finder
  readonly ids: ReadonlySet<string>
  /** Of which parts of the registry there are rows. */
  readonly parts: ReadonlySet<string>
}

/**
 * Reads a registry's file in two passes that hold no more of it than its ids and one part of its rows: first each row by
 * itself into parts, then each part against the registry. The registry is read once, and kept only as far as the file
 * names it.
 */
export async function readRegistry(from: RegistrySources): Promise<ReadingOfRegistry> {
  const report = new ReportFile()
  const found = finder(100, (finding) => report.finding(finding))
  const through = await readThrough(from, { report, found })
  const compared = await compare(from, through)
  return { ...compared, totals: found.totals(), report: report.bytes() }
}

async function readThrough(
  { sheets, kind, archive, prefix, tell }: RegistrySources,
  { report, found }: Pick<Through, 'report' | 'found'>,
): Promise<Through> {
  const ids = new Set<string>()
  const parts = new Set<string>()
  const writer = partWriter<FileRow<AnyRecord>>(archive, `${prefix}read-`)
  const table = findTable(await Promise.all(sheets.map(headOf)), kind.layout.columns, found)
  const source = sheets.find(({ name }) => name === table?.sheet)
  if (table && source) {
    const reader = tableReader(table, kind.layout, found)
    for await (const batch of source.rows()) {
      if (found.errors() > MOST_ERRORS) continue
      for (const row of batch) {
        const read = reader.take(row)
        if (!read) continue
        ids.add(read.record.id)
        parts.add(kind.part(read.record))
        await writer.add(read)
      }
      await tell('reading', ids.size)
    }
    reader.end()
    if (found.errors() > MOST_ERRORS) found.error({ sheet: table.sheet }, TOO_MANY)
  }
  await writer.end()
  return { report, found, ids, parts }
}

/** The rows among which a header may stand. */
async function headOf({ name, rows }: SheetSource) {
  const head = []
  for await (const batch of rows()) {
    head.push(...batch)
    if ((head.at(-1)?.number ?? 0) > HEADER_WITHIN) break
  }
  return { name, rows: head.filter(({ number }) => number <= HEADER_WITHIN + 1) }
}

async function compare({ kind, store, archive, prefix, tell }: RegistrySources, through: Through) {
  const { report, found, ids } = through
  const { known, missing } = await knownRecords(store, kind, through)
  const effects = { added: 0, changed: 0, unchanged: 0, locked: 0 }
  const sample: RowChange[] = []
  const writer = partWriter<RowToWrite>(archive, prefix)
  let done = 0
  for await (const { rows } of readParts(archive, `${prefix}read-`, { of: ids.size })) {
    for (const read of rows as FileRow<AnyRecord>[]) {
      const { row, record } = read
      const json = known.get(record.id)
      const current = json === undefined ? undefined : (JSON.parse(json) as AnyRecord)
      const conflict = openConflict(read, current, found)
      const { effect, record: renewed } = kind.renew(current, record)
      effects[effect]++
      if (effect === 'locked') found.error({ row }, lockedWords(record.id), `row-${row}-locked`)
      if (effect === 'locked' || effect === 'unchanged') continue
      if (current) {
        const change = { row, id: record.id, fields: differences(kind.layout, current, renewed) }
        report.changed(change, record)
        if (sample.length < SAMPLE) sample.push(change)
      } else report.added(row, record)
      await writer.add({ row, record, effect, ...conflict })
    }
    done += rows.length
    await tell('comparing', done)
  }
  const { locked: _, ...counted } = effects
  const counts = { rows: ids.size, ...counted, ...(missing === undefined ? {} : { missing }) }
  return { counts, findings: found.all(), sample, of: await writer.end() }
}

/** What a clerk has once decided about a record is not asked again. */
function openConflict({ conflict }: FileRow<AnyRecord>, current: AnyRecord | undefined, found: Finder) {
  if (!conflict) return {}
  if (!current?.codeAccepted) return { conflict }
  found.settle(conflict)
  return {}
}

/** One pass over the registry: what the file names is kept, what it leaves out is told. */
async function knownRecords(
  store: ReadStore<AnyRecord>,
  { led, part }: RegistryKind,
  { report, found, ids, parts }: Through,
): Promise<{ known: Map<string, string>; missing: number | undefined }> {
  const whole = found.errors() === 0
  const known = new Map<string, string>()
  let missing = 0
  for await (const { record } of store.all()) {
    if (ids.has(record.id)) known.set(record.id, JSON.stringify(record))
    else if (whole && led(record) && parts.has(part(record))) {
      missing++
      report.missing(record)
    }
  }
  return { known, missing: whole ? missing : undefined }
}

function lockedWords(id: string) {
  return {
    zh: `“${id}”已公布或已废止，导入不能修改；请废止后以新编号导入`,
    en: `"${id}" is published or retired and cannot be changed by a file: retire it and import a new number`,
  }
}
