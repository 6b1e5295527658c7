import writeXlsxFile from 'write-excel-file/node'
import { reportAnnexKey, reportKey } from '../../shared/contract/object-keys.ts'
import { ofYear } from '../../shared/domain/indicators/indicators.ts'
import { draftReport, type ReportSources } from '../../shared/domain/reports/draft-report.ts'
import { blanksOf, type Report, type ReportDraft } from '../../shared/domain/reports/report.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { writeDocx } from './write-docx.ts'

type Here = Parameters<Subscriber<'draftReports'>>[0]

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Drafts a report from the record as it stands. Files first, record second: a crash leaves files that no record names, and the next delivery
 * writes them again from what then stands.
 */
export const draftReports: Subscriber<'draftReports'> = async (here) => {
  const { event, stores, buckets, commit, department } = here
  const id = String(event.payload['report'])
  const read = await stores.reports.get(id)
  if (read.record.state !== 'asked') return
  const draft = draftReport(read.record.kind, await sourcesOf(here, read.record.year))
  const document = reportKey(department, id)
  const annex = reportAnnexKey(department, id)
  await buckets.archive.put(document, writeDocx(draft), { type: DOCX })
  await buckets.archive.put(annex, await workbookOf(draft), { type: XLSX })
  const drafted: Report = { ...read.record, state: 'drafted', document, annex, blanks: blanksOf(draft).length }
  await commit('drafted', [stores.reports.replace(read, drafted)], {
    type: 'report.drafted',
    object: `reports/${id}`,
    payload: { report: id, kind: drafted.kind, year: drafted.year },
  })
}

async function sourcesOf({ stores, department, today }: Here, year: number): Promise<ReportSources> {
  const [tasks, inspections, obligations, plan] = await Promise.all([
    everyOf(stores.tasks),
    everyOf(stores.inspections),
    everyOf(stores.obligations, `${year}-`),
    stores.plans.find(`${year}`),
  ])
  return {
    ...ofYear(year, { today, tasks, inspections, obligations }),
    year,
    department: (await stores.departments.get(department)).record,
    plan: plan?.record,
  }
}

async function everyOf<T>(store: ReadStore<T>, prefix?: string): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all(prefix)) found.push(record)
  return found
}

function workbookOf({ annex: { name, head, rows } }: ReportDraft): Promise<Buffer> {
  const header = head.map((value) => ({ value, fontWeight: 'bold' as const }))
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })))
  return writeXlsxFile([header, ...cells], { sheet: name, columns: head.map(() => ({ width: 18 })) }).toBuffer()
}
