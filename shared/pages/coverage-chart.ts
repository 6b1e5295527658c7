import { inTheTable } from './bar-chart.ts'
import { type Html, html, inBoth, series } from './html.ts'
import { share, type Words } from './parts.ts'

export interface Coverage {
  readonly label: string
  readonly drawn: number
  readonly size: number
}

const ROW = 44

/**
 * Bars of the drawn share of each credit class. Widths are percentages of the picture, so that its words keep their size on
 * a phone. The same numbers stand in a table below it.
 */
export function coverageChart(rows: readonly (Omit<Coverage, 'label'> & { label: Words })[], title: Words): Html {
  const said = rows.map(({ label, drawn, size }) => html`${label}：${size} 家中抽取 ${drawn} 家`)
  const bars = rows.map(
    ({ label, drawn, size }, at) => html`<text x="0" y="${at * ROW + 15}">${label}</text>
<text class="figure" x="100%" y="${at * ROW + 15}" text-anchor="end">${drawn} / ${size} 家 · ${share(drawn, size)}</text>
<rect class="whole" x="0" y="${at * ROW + 23}" width="100%" height="10"></rect>
<rect class="part" x="0" y="${at * ROW + 23}" width="${width(drawn, size)}" height="10"></rect>
`,
  )
  return html`<figure class="chart"><svg role="img" aria-label="${title}。${inBoth(series(said, '；'), inTheTable)}" width="100%" height="${rows.length * ROW - 6}">
${bars}</svg><figcaption>${title}</figcaption></figure>`
}

function width(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${((100 * Math.min(part, whole)) / whole).toFixed(2)}%`
}
