import { nice } from 'd3-array'
import { type Html, html } from './html.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** What stands at its end; the value itself when absent. */
  readonly said?: string
  /** Where a bar was to end: drawn as a mark, such as what was expected. */
  readonly mark?: number
}

export interface BarChart {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly unit?: string
}

const ROW = 44

/**
 * Bars one below the other, on one scale from zero to a round number. Widths are percentages of the picture, so that its
 * words keep their size on a phone. The same numbers stand in a table beside it.
 */
export function barChart({ title, bars, unit = '' }: BarChart): Html {
  const most = Math.max(1, ...bars.flatMap(({ value, mark = 0 }) => [value, mark]))
  const [, end] = nice(0, most, 10)
  const width = (value: number) => `${((100 * value) / end).toFixed(2)}%`
  const said = bars.map((bar) => `${bar.label}：${saidOf(bar, unit)}`).join('；')
  const rows = bars.map((bar, at) => {
    const top = at * ROW
    return html`<text x="0" y="${top + 15}">${bar.label}</text>
<text class="figure" x="100%" y="${top + 15}" text-anchor="end">${saidOf(bar, unit)}</text>
<rect class="whole" x="0" y="${top + 23}" width="100%" height="10"></rect>
<rect class="part" x="0" y="${top + 23}" width="${width(bar.value)}" height="10"></rect>
${bar.mark === undefined ? '' : html`<line class="mark-line" x1="${width(bar.mark)}" x2="${width(bar.mark)}" y1="${top + 19}" y2="${top + 37}"></line>\n`}`
  })
  return html`<figure class="chart"><svg role="img" aria-label="${title}。${said}" width="100%" height="${bars.length * ROW - 6}">
${rows}</svg><figcaption>${title}</figcaption></figure>`
}

function saidOf({ value, said }: Bar, unit: string): string {
  return said ?? `${value}${unit}`
}
