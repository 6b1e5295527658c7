import { piledChart } from './column-chart.ts'
import { type Html, html, nothing } from './html.ts'
import { table } from './parts.ts'

/** Results that became public in a month, and how many of them late. */
export interface MonthOfResults {
  /** `2022-08`. */
  readonly month: string
  readonly results: number
  readonly late: number
}

/** What became public month by month, in time or late, with the table behind the picture. */
export function monthSection(months: readonly MonthOfResults[]): Html {
  if (months.length === 0) return nothing
  const columns = months.map(({ month, results, late }) => ({ label: month, values: [results - late, late] }))
  return html`<section><h2>各月公示</h2>
${piledChart({ title: '各月公示的检查结果（份）', parts: ['按期', '逾期'], columns, unit: ' 份' })}
${table({
  caption: '图中数据',
  columns: [{ title: '月份' }, { title: '按期', numeric: true }, { title: '逾期', numeric: true }],
  rows: columns.map(({ label, values }) => [label, ...values]),
  empty: '',
  compact: true,
})}</section>`
}
