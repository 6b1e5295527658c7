import { scaleBand, scaleLinear } from 'd3-scale'
import { type Html, html, nothing } from './html.ts'

export interface ColumnChart {
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly value: number }[]
  readonly unit: string
}

const HEIGHT = 180
const FOOT = 24

/** Columns side by side over an axis of round numbers; the picture is as wide as there is room. */
export function columnChart({ title, columns, unit }: ColumnChart): Html {
  const most = Math.max(1, ...columns.map(({ value }) => value))
  const y = scaleLinear([0, most], [HEIGHT - FOOT, 8]).nice(4)
  const x = scaleBand(
    columns.map((_, at) => at),
    [8, 100],
  ).padding(0.25)
  const lines = y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      (tick) => html`<line class="grid" x1="8%" x2="100%" y1="${y(tick)}" y2="${y(tick)}"></line>
<text class="tick" x="6.5%" y="${y(tick) + 4}" text-anchor="end">${tick}</text>
`,
    )
  const every = Math.ceil(columns.length / 12)
  const bars = columns.map(({ label, value }, at) => {
    const left = x(at) ?? 0
    const middle = left + x.bandwidth() / 2
    return html`<rect class="part" x="${left.toFixed(2)}%" y="${y(value).toFixed(1)}" width="${x.bandwidth().toFixed(2)}%" height="${(HEIGHT - FOOT - y(value)).toFixed(1)}"></rect>
${at % every === 0 ? html`<text class="tick" x="${middle.toFixed(2)}%" y="${HEIGHT - 6}" text-anchor="middle">${label}</text>\n` : nothing}`
  })
  const said = columns.map(({ label, value }) => `${label}：${value}${unit}`).join('；')
  return html`<figure class="chart"><svg role="img" aria-label="${title}。${said}" width="100%" height="${HEIGHT}">
${lines}${bars}</svg><figcaption>${title}</figcaption></figure>`
}
