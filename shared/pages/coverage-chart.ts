import { type Html, html } from './html.ts'
import { share } from './parts.ts'

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
export function coverageChart(rows: readonly Coverage[], title: string): Html {
  const said = rows.map(({ label, drawn, size }) => `${label}：${size} 家中抽取 ${drawn} 家`).join('；')
  const bars = rows.map(
    ({ label, drawn, size }, at) => html`<text x="0" y="${at * ROW + 15}">${label}</text>
<text class="figure" x="100%" y="${at * ROW + 15}" text-anchor="end">${drawn} / ${size} 家 · ${share(drawn, size)}</text>
<rect class="whole" x="0" y="${at * ROW + 23}" width="100%" height="10"></rect>
<rect class="part" x="0" y="${at * ROW + 23}" width="${width(drawn, size)}" height="10"></rect>
`,
  )
  return html`<figure class="chart"><svg role="img" aria-label="${title}。${said}" width="100%" height="${rows.length * ROW - 6}">
${bars}</svg><figcaption>${title}</figcaption></figure>`
}

function width(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${((100 * Math.min(part, whole)) / whole).toFixed(2)}%`
}
