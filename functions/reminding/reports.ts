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

/** With addresses, for five minutes, from which to fetch document and annex once they are drafted. */
export const getReport: UseCase<'getReport'> = async ({ input, stores, presignGet }) => {
  const { record } = await stores.reports.get(input.reportId)
  const { document, annex, kind, year } = record
  if (document === undefined || annex === undefined) return answer({ report: record })
  const grant = (key: string, end: string) => presignGet('archive', { key, fileName: `${year}-${kind}.${end}` })
  return answer({ report: record, document: grant(document, 'docx'), annex: grant(annex, 'xlsx') })
}

export const listReports: UseCase<'listReports'> = async ({ input, stores }) =>
  answer(await stores.reports.list({ ...input, newestFirst: true }))
