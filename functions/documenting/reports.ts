import { stores as storeTable } from '../../shared/contract/stores.ts'
import type { Filing } from '../../shared/domain/clock/filing.ts'
import { type MadeFileName, madeFiles } from '../../shared/domain/documents/made-file.ts'
import { requireWritten } from '../../shared/domain/documents/working-rules-moves.ts'
import { reportKinds, reportLifecycle } from '../../shared/domain/reports/report.ts'
import { newReport, writtenReport } from '../../shared/domain/reports/report-moves.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/** Drafted behind the request, from the stream: `getReport` tells when it is there. */
export const askForReport: UseCase<'askForReport'> = async ({ input, stores, who, today, newId }) => {
  if (input.taskId !== undefined) await stores.tasks.get(input.taskId)
  const report = newReport(newId(), input, { by: who.id, on: today })
  const { id, kind, year } = report
  return decided(
    report,
    [stores.reports.create(report)],
    { type: 'report.asked', object: `reports/${id}`, payload: { report: id, kind, year } },
    { status: 202 },
  )
}

/** With addresses, for five minutes, from which to fetch the files of the newest edition once they are written. */
export const getReport: UseCase<'getReport'> = async ({ input, stores, presignGet }) => {
  const { record, version } = await stores.reports.get(input.reportId)
  const { files = {}, kind, year, month } = record
  const name = `${year}${month === undefined ? '' : `-${month}`}-${kind}`
  const grants = Object.entries(files).map(([file, { key }]) => [
    file,
    presignGet('archive', { key, fileName: `${name}.${madeFiles[file as MadeFileName].end}` }),
  ])
  return answer({ report: record, ...Object.fromEntries(grants) }, { version })
}

export const listReports: UseCase<'listReports'> = async ({ input, stores }) =>
  answer(await stores.reports.list({ ...input, newestFirst: true }))

/** Of two people who write at once the second is told, and his words are still in his form. */
export const writeReport: UseCase<'writeReport'> = async ({ input, stores, ifMatch }) => {
  const { reportId: id, texts } = input
  const read = await stores.reports.get(id)
  if (read.version !== ifMatch) {
    throw new Refusal('changed-meanwhile', { what: storeTable.reports.zh, id, current: read.version })
  }
  const report = writtenReport(read.record, texts)
  return decided(
    report,
    [stores.reports.replace(read, report)],
    { type: 'report.written', object: `reports/${id}`, payload: { report: id, blanks: Object.keys(texts) } },
    { version: read.version + 1 },
  )
}

/** The document lies in the archive already: it is filed with the request, and what it closes follows from the stream. */
export const fileReport: UseCase<'fileReport'> = async ({ input, stores, who, today, newId }) => {
  const read = await stores.reports.get(input.reportId)
  const { record } = read
  const state = moved(reportLifecycle, record, 'file')
  const { kind, year, month, taskId, blanks = [], files } = record
  const title = `${year}年${month === undefined ? '' : `${month}月`}${reportKinds[kind].zh}`
  requireWritten(title, blanks)
  const document = files?.document
  if (!document) throw new Error(`report ${record.id} is drafted and has no document`)
  const id = newId()
  const filing: Filing = {
    id,
    kind,
    year,
    title,
    ...(taskId === undefined ? {} : { taskId }),
    sha256: document.sha256,
    size: document.size,
    type: madeFiles.document.type,
    file: document.key,
    state: 'filed',
    declaredBy: who.id,
    filedOn: today,
  }
  const writes = [stores.filings.create(filing), stores.reports.replace(read, { ...record, state, filingId: id })]
  const payload = { kind, year, sha256: filing.sha256, filedOn: today, report: record.id }
  return decided(filing, writes, { type: 'filing.filed', object: `filings/${id}`, payload }, { status: 201 })
}
