import { englishMonth } from '../kernel/days.ts'
import { piledChart } from './column-chart.ts'
import { type Html, html, inBoth, nothing } from './html.ts'
import { table } from './parts.ts'

/** Results that became public in a month, and how many of them late. */
export interface MonthOfResults {
  /** `2022-08`. */
  readonly month: string
  readonly results: number
  readonly late: number
}

/** Columns below which `12月` has room on a phone. */
const ROOMY = 9

function tickOf(month: string, among: number): Html {
  const number = Number(month.slice(5))
  return inBoth(among > ROOMY ? String(number) : `${number}月`, englishMonth(number).slice(0, 3))
}

/** What became public month by month, in time or late, with the table behind the picture. */
export function monthSection(months: readonly MonthOfResults[]): Html {
  if (months.length === 0) return nothing
  const columns = months.map(({ month, results, late }) => ({
    label: month,
    tick: tickOf(month, months.length),
    values: [results - late, late],
  }))
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
