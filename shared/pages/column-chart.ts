import { nice, ticks } from 'd3-array'
import { type Html, html, nothing } from './html.ts'

export interface ColumnChart {
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly value: number }[]
  readonly unit: string
}

const HEIGHT = 180
const FOOT = 24
/** Room for the axis, percent of the width. */
const LEFT = 8

/** Columns side by side over an axis of round numbers; the picture is as wide as there is room. */
export function columnChart({ title, columns, unit }: ColumnChart): Html {
  const most = Math.max(1, ...columns.map(({ value }) => value))
  const [, end] = nice(0, most, 4)
  const y = (value: number) => HEIGHT - FOOT - ((HEIGHT - FOOT - 8) * value) / end
  const band = (100 - LEFT) / Math.max(1, columns.length)
  const lines = ticks(0, end, 4)
    .filter(Number.isInteger)
    .map(
      (tick) => html`<line class="grid" x1="${LEFT}%" x2="100%" y1="${y(tick)}" y2="${y(tick)}"></line>
<text class="tick" x="${LEFT - 1.5}%" y="${y(tick) + 4}" text-anchor="end">${tick}</text>
`,
    )
  const every = Math.ceil(columns.length / 12)
  const bars = columns.map(({ label, value }, at) => {
    const left = LEFT + at * band + band / 8
    const middle = LEFT + (at + 0.5) * band
    return html`<rect class="part" x="${left.toFixed(2)}%" y="${y(value).toFixed(1)}" width="${(0.75 * band).toFixed(2)}%" height="${(HEIGHT - FOOT - y(value)).toFixed(1)}"></rect>
${at % every === 0 ? html`<text class="tick" x="${middle.toFixed(2)}%" y="${HEIGHT - 6}" text-anchor="middle">${label}</text>\n` : nothing}`
  })
  const said = columns.map(({ label, value }) => `${label}：${value}${unit}`).join('；')
  return html`<figure class="chart"><svg role="img" aria-label="${title}。${said}" width="100%" height="${HEIGHT}">
${lines}${bars}</svg><figcaption>${title}</figcaption></figure>`
}
