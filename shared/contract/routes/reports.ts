import * as z from 'zod/mini'
import type { Filing } from '../../domain/clock/filing.ts'
import { type Report, type ReportKind, reportKinds } from '../../domain/reports/report.ts'
import { id, page, paging, recordOf } from '../fields.ts'
import { route } from '../route.ts'

const writers = ['clerk', 'reviewer'] as const
const readers = [...writers, 'approver', 'auditor'] as const
const reportId = { reportId: id }

/** Reports: drafted from the record, their blanks written by a person, filed. */
export const reportRoutes = {
  askForReport: route({
    method: 'POST',
    path: '/reports',
    service: 'documenting',
    summary: 'Have a report drafted from the record, gaps left as marked blanks',
    role: writers,
    needs: { reports: 'write', tasks: 'read' },
    input: z.strictObject({
      kind: z.enum(Object.keys(reportKinds) as ReportKind[]),
      year: z.number().check(z.int(), z.minimum(2000), z.maximum(2100)),
      /** Of monthly figures, which need one. */
      month: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(12))),
      /** Of a summary of results: of this task alone. */
      taskId: z.optional(id),
    }),
    output: recordOf<Report>(),
    refusals: ['not-found', 'report-subject', 'day-not-acceptable'],
  }),
  getReport: route({
    method: 'GET',
    path: '/reports/{reportId}',
    service: 'documenting',
    summary:
      'A draft with its ETag, and for five minutes where to fetch its document, its page to print and the lists behind its figures',
    role: readers,
    needs: { reports: 'read', archive: 'download' },
    input: z.strictObject(reportId),
    output: z.object({
      report: recordOf<Report>(),
      document: z.optional(z.string()),
      page: z.optional(z.string()),
      annex: z.optional(z.string()),
    }),
    refusals: ['not-found'],
  }),
  listReports: route({
    method: 'GET',
    path: '/reports',
    service: 'documenting',
    summary: 'Drafts that were asked for, the newest first',
    role: readers,
    needs: { reports: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Report>()),
    refusals: ['bad-cursor'],
  }),
  writeReport: route({
    method: 'PUT',
    path: '/reports/{reportId}/texts',
    service: 'documenting',
    summary:
      'Write in a draft’s blanks, each by its words; the figures stay as they were read, the files are written anew',
    role: writers,
    needs: { reports: 'write' },
    edits: true,
    input: z.strictObject({ ...reportId, texts: z.record(z.string(), z.string().check(z.maxLength(4000))) }),
    output: recordOf<Report>(),
    refusals: ['not-found', 'wrong-state', 'no-such-blank', 'version-required', 'changed-meanwhile'],
  }),
  fileReport: route({
    method: 'POST',
    path: '/reports/{reportId}/filing',
    service: 'documenting',
    summary: 'File a draft that has no blank left; its filing closes the deadline of its kind and year',
    role: writers,
    needs: { reports: 'write', filings: 'write' },
    input: z.strictObject(reportId),
    output: recordOf<Filing>(),
    refusals: ['not-found', 'wrong-state', 'blanks-left', 'changed-meanwhile'],
  }),
} as const
