import { type MadeFileName, madeFiles } from '../../shared/domain/documents/made-file.ts'
import type { Report } from '../../shared/domain/reports/report.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/** Drafted behind the request, from the stream: `getReport` tells when it is there. */
export const askForReport: UseCase<'askForReport'> = async ({ input, stores, who, today, newId }) => {
  const report: Report = { id: newId(), ...input, state: 'asked', askedBy: who.id, askedOn: today }
  return decided(
    report,
    [stores.reports.create(report)],
    {
      type: 'report.asked',
      object: `reports/${report.id}`,
      payload: { report: report.id, kind: report.kind, year: report.year },
    },
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
