import { scaleLinear } from 'd3-scale'
import { type Html, html, inBoth, nothing, series } from './html.ts'
import type { Words } from './parts.ts'

export interface Bar {
  readonly label: Words
  readonly value: number
  /** What stands at its end; the value itself when absent. */
  readonly said?: Words
  /** Where a bar was to end: drawn as a mark, such as what was expected. */
  readonly mark?: number
  /** Between which numbers it may well end: drawn as a span below it. */
  readonly range?: readonly [number, number]
}

export interface BarChart {
  readonly title: Words
  readonly bars: readonly Bar[]
  readonly unit?: string
  /** Where the scale ends, when it is not the largest number, rounded. */
  readonly end?: number
}

const ROW = 44
/** Where a span has its place below each bar. */
const WIDE_ROW = 56

/**
 * Bars one below the other, on one scale from zero to a round number. Widths are percentages of the picture, so that its
 * words keep their size on a phone. The same numbers stand in a table beside it.
 */
export function barChart({ title, bars, unit = '', end }: BarChart): Html {
  const most = Math.max(1, ...bars.flatMap(({ value, mark = 0, range = [0, 0] }) => [value, mark, range[1]]))
  const x = scaleLinear(end === undefined ? [0, most] : [0, end], [0, 100])
  if (end === undefined) x.nice(10)
  const percent = (value: number) => `${x(value).toFixed(2)}%`
  const said = bars.map((bar) => html`${bar.label}：${saidOf(bar, unit)}`)
  const row = bars.some(({ range }) => range) ? WIDE_ROW : ROW
  const rows = bars.map((bar, at) => {
    const top = at * row
    return html`<text x="0" y="${top + 15}">${bar.label}</text>
<text class="figure" x="100%" y="${top + 15}" text-anchor="end">${saidOf(bar, unit)}</text>
<rect class="whole" x="0" y="${top + 23}" width="100%" height="10"></rect>
<rect class="part" x="0" y="${top + 23}" width="${percent(bar.value)}" height="10"></rect>
${bar.range ? span(percent(bar.range[0]), percent(bar.range[1]), top + 39) : nothing}${bar.mark === undefined ? nothing : html`<line class="mark-line" x1="${percent(bar.mark)}" x2="${percent(bar.mark)}" y1="${top + 19}" y2="${top + (bar.range ? 43 : 37)}"></line>\n`}`
  })
  return html`<figure class="chart"><svg role="img" aria-label="${title}。${inBoth(series(said, '；'), inTheTable)}" width="100%" height="${bars.length * row - 6}">
${rows}</svg><figcaption>${title}</figcaption></figure>`
}

/** A line with an end at each side. */
function span(from: string, to: string, y: number): Html {
  return html`<line class="span-line" x1="${from}" x2="${to}" y1="${y}" y2="${y}"></line>
<line class="span-line" x1="${from}" x2="${from}" y1="${y - 4}" y2="${y + 4}"></line>
<line class="span-line" x1="${to}" x2="${to}" y1="${y - 4}" y2="${y + 4}"></line>
`
}

/** Names in a label are Chinese, which an English voice cannot read; the table says that it does. */
export const inTheTable = 'The table below holds the same figures.'

function saidOf({ value, said }: Bar, unit: string): Words {
  return said ?? `${value}${unit}`
}
