import type { ResultSummary } from '../domain/disclosure/result-summary.ts'
import { plain } from './writer.ts'

/** Columns of the yearly file of results, with what each means. */
export const csvColumns: readonly {
  readonly name: string
  readonly zh: string
  readonly of: (result: ResultSummary) => string | number
}[] = [
  { name: '公示序号', zh: '部门公示的次序，自 1 起', of: ({ number }) => number },
  { name: '检查编号', zh: '检查的编号，即结果页网址中的编号', of: ({ id }) => id },
  { name: '统一社会信用代码', zh: '检查对象的代码；已撤下或期满的为空', of: ({ targetId }) => targetId },
  { name: '检查对象', zh: '检查对象名称，自然人已隐去', of: ({ targetName }) => targetName },
  { name: '所在地区', zh: '检查对象所在县（市、区）', of: ({ regionName }) => regionName },
  { name: '抽查任务', zh: '依据的抽查任务', of: ({ taskName }) => taskName },
  { name: '轮次', zh: '任务的第几轮抽取', of: ({ round }) => round },
  { name: '抽取编号', zh: '抽取的编号，即抽取页网址中的编号', of: ({ drawId }) => drawId },
  { name: '检查结果', zh: '各事项的结果，以分号分隔', of: ({ labels }) => labels.join('；') },
  { name: '处置', zh: '处置方式', of: ({ disposition }) => disposition },
  { name: '检查结束日期', zh: '检查结束的日期，YYYY-MM-DD', of: ({ endedOn }) => endedOn },
  { name: '公示日期', zh: '首次公示的日期，YYYY-MM-DD', of: ({ publishedOn }) => publishedOn },
  { name: '状态', zh: '公示中、已撤下或公示期满', of: ({ state }) => states[state] },
]

const states = { published: '公示中', withdrawn: '已撤下', expired: '公示期满' } as const

/** UTF-8 with a byte order mark, so that Excel reads it as what it is; RFC 4180 quotes and line ends. */
export function resultsCsv(results: readonly ResultSummary[]): string {
  const rows = results.map((result) => csvColumns.map(({ of }) => cell(of(result))))
  return `\ufeff${[csvColumns.map(({ name }) => cell(name)), ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

/**
 * A cell that a spreadsheet would take for a formula begins with an apostrophe.
 *
 * @source OWASP, CSV Injection
 */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = plain(value)
  const safe = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
