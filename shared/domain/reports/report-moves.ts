import { type Day, yearOf } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Report, type ReportSubject, reportKinds, reportLifecycle } from './report.ts'

/**
 * @throws {Refusal} `report-subject` where a month or a task is asked of a kind that has none, or a month is missing;
 *   `day-not-acceptable` for a month that has not begun
 */
export function newReport(
  id: string,
  subject: ReportSubject,
  { by, on }: { readonly by: string; readonly on: Day },
): Report {
  const { kind, year, month, taskId } = subject
  const { zh } = reportKinds[kind]
  const monthly = kind === 'monthly-figures'
  if (monthly !== (month !== undefined)) {
    const why = monthly ? '须指明月份' : '按年起草，不分月份'
    throw new Refusal(
      'report-subject',
      { what: zh, why },
      { what: kind, why: monthly ? 'it needs a month' : 'it has no month' },
    )
  }
  if (taskId !== undefined && kind !== 'results-reported') {
    throw new Refusal('report-subject', { what: zh, why: '不分任务' }, { what: kind, why: 'it is of all tasks' })
  }
  const first = `${year}-${String(month ?? 1).padStart(2, '0')}-01`
  if (first > on || year > yearOf(on)) {
    throw new Refusal(
      'day-not-acceptable',
      { where: '报告期', day: first, why: `尚未开始，今天是 ${on}` },
      { where: 'The period', why: `it has not begun; today is ${on}` },
    )
  }
  return {
    id,
    kind,
    year,
    ...(month === undefined ? {} : { month }),
    ...(taskId === undefined ? {} : { taskId }),
    state: 'asked',
    askedBy: by,
    askedOn: on,
  }
}

/**
 * The report with what a person wrote in its blanks, to be written anew; an empty text opens its blank again.
 *
 * @throws {Refusal} `wrong-state` while it is being written or after it was filed; `no-such-blank` naming those that are there
 */
export function writtenReport(report: Report, texts: Readonly<Record<string, string>>): Report {
  const state = moved(reportLifecycle, report, 'write')
  const known = new Set([...(report.blanks ?? []), ...Object.keys(report.texts ?? {})])
  const unknown = Object.keys(texts).filter((blank) => !known.has(blank))
  if (unknown.length > 0) throw new Refusal('no-such-blank', { unknown, known: [...known] })
  const kept = Object.entries({ ...report.texts, ...texts }).filter(([, text]) => text.trim() !== '')
  return { ...report, state, texts: Object.fromEntries(kept) }
}
