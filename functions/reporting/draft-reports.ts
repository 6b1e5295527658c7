import { reportDraftKey, reportKey } from '../../shared/contract/object-keys.ts'
import { blanksOf, filledIn } from '../../shared/domain/documents/document.ts'
import { type MadeFiles, madeFiles } from '../../shared/domain/documents/made-file.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { ItemEdition } from '../../shared/domain/registry/item.ts'
import { editionId } from '../../shared/domain/registry/item-moves.ts'
import { draftReport } from '../../shared/domain/reports/draft-report.ts'
import { type Report, type ReportDraft, reportLifecycle } from '../../shared/domain/reports/report.ts'
import type { ReportSources } from '../../shared/domain/reports/report-parts.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { printPage } from '../../shared/pages/documents/print-page.ts'
import { yearOfRecords } from '../acts/year-of-records.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { writeDocx } from '../files/docx/write-docx.ts'
import { keepFile } from '../files/keep-file.ts'
import { writeXlsx } from '../files/write-xlsx.ts'

type Here = Parameters<Subscriber<'draftReports'>>[0]

/**
 * Drafts a report from the record as it stands, once; what a person wrote in its blanks later makes another edition of the same
 * figures. Files first, record second: a crash leaves files that no record names, and the next delivery names those.
 */
export const draftReports: Subscriber<'draftReports'> = async (here) => {
  const { event, stores, commit } = here
  const id = String(event.payload['report'])
  const read = await stores.reports.get(id)
  if (read.record.state !== 'asked') return
  const draft = await draftOf(here, read.record)
  const document = filledIn(draft.document, read.record.texts ?? {})
  const edition = (read.record.edition ?? 0) + 1
  const files = await writeFiles(here, { id, edition }, { document, annexes: draft.annexes })
  const state = moved(reportLifecycle, read.record, 'draft')
  const drafted: Report = { ...read.record, state, edition, files, blanks: blanksOf(document) }
  await commit(`edition ${edition}`, [stores.reports.replace(read, drafted)], {
    type: 'report.drafted',
    object: `reports/${id}`,
    payload: { report: id, kind: drafted.kind, year: drafted.year, edition, sha256: files.document?.sha256 },
  })
}

/** Read from the record once and kept: a second edition must not tell other figures than the first. */
async function draftOf(here: Here, report: Report): Promise<ReportDraft> {
  const { archive } = here.buckets
  const key = reportDraftKey(here.department, report.id)
  const read = async () => {
    const kept = await archive.get(key)
    return kept && (JSON.parse(new TextDecoder().decode(kept)) as ReportDraft)
  }
  const kept = await read()
  if (kept) return kept
  const draft = draftReport(report, await sourcesOf(here, report.year))
  const first = await archive.put(key, JSON.stringify(draft), { type: 'application/json', ifAbsent: true })
  return first ? draft : ((await read()) ?? draft)
}

async function writeFiles(
  { buckets: { archive }, department }: Here,
  { id, edition }: { readonly id: string; readonly edition: number },
  { document, annexes }: ReportDraft,
): Promise<MadeFiles> {
  const keep = (name: keyof typeof madeFiles, bytes: Uint8Array) =>
    keepFile(archive, reportKey(department, id, edition, madeFiles[name].end), bytes, madeFiles[name].type)
  const sheets = annexes.map(({ name, head, rows }) => ({ name, header: head, rows }))
  return {
    document: await keep('document', await writeDocx(document)),
    page: await keep('page', Buffer.from(printPage(document))),
    annex: await keep('annex', await writeXlsx(sheets)),
  }
}

async function sourcesOf(here: Here, year: number): Promise<ReportSources> {
  const { stores, department } = here
  const [records, plan] = await Promise.all([yearOfRecords(here, year), stores.plans.find(`${year}`)])
  return {
    ...records,
    year,
    editions: await editionsOf(here, records.inspections),
    department: (await stores.departments.get(department)).record,
    plan: plan?.record,
  }
}

/** Each once, however many inspections ask it. */
async function editionsOf({ stores }: Here, inspections: readonly Inspection[]): Promise<Map<string, ItemEdition>> {
  const pinned = new Set(
    inspections.flatMap(({ itemVersions = {} }) => Object.entries(itemVersions).map((pin) => editionId(...pin))),
  )
  const found = await Promise.all([...pinned].map((id) => stores.editions.find(id)))
  return new Map(found.flatMap((read) => (read ? [[read.record.id, read.record] as const] : [])))
}
