import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { inTheTable } from './bar-chart.ts'
import { type Html, html, inBoth, nothing } from './html.ts'
import type { Words } from './parts.ts'

export interface ColumnChart {
  readonly title: Words
  readonly columns: readonly { readonly label: string; readonly value: number }[]
  readonly unit: string
}

export interface PiledChart {
  readonly title: Words
  /** What is piled up in a column, from its foot. */
  readonly parts: readonly string[]
  /** `tick` is what there is room for below a column, where the label is longer. */
  readonly columns: readonly { readonly label: string; readonly tick?: Words; readonly values: readonly number[] }[]
  readonly unit: string
}

const HEIGHT = 180
const FOOT = 24
/** Room for the axis, percent of the width. */
const LEFT = 8
/** One column alone is no wall. */
const FEW = 6

/** Columns side by side over an axis of round numbers; the picture is as wide as there is room. */
export function columnChart({ title, columns, unit }: ColumnChart): Html {
  return piledChart({
    title,
    parts: [''],
    columns: columns.map(({ label, value }) => ({ label, values: [value] })),
    unit,
  })
}

/** As `columnChart`, each column piled up of its parts, which differ in pattern as well as in colour. */
export function piledChart({ title, parts, columns, unit }: PiledChart): Html {
  const totals = columns.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const y = scaleLinear([0, Math.max(1, ...totals)], [HEIGHT - FOOT, 8]).nice(4)
  const places = Array.from({ length: Math.max(columns.length, FEW) }, (_, at) => at)
  const x = scaleBand(places, [LEFT, 100]).padding(0.25)
  const piled = stack<PiledChart['columns'][number], number>()
    .keys(parts.map((_, at) => at))
    .value(({ values }, part) => values[part] ?? 0)([...columns])
  const bars = piled.flatMap((part, n) =>
    part.map(([from, to], at) => {
      if (from === to) return nothing
      return html`<rect class="${n === 0 ? 'part' : 'part more'}" x="${(x(at) ?? 0).toFixed(2)}%" y="${y(to).toFixed(1)}" width="${x.bandwidth().toFixed(2)}%" height="${(y(from) - y(to)).toFixed(1)}"></rect>\n`
    }),
  )
  const every = Math.ceil(columns.length / 12)
  const labels = columns.map(({ label, tick }, at) =>
    at % every === 0
      ? html`<text class="tick" x="${((x(at) ?? 0) + x.bandwidth() / 2).toFixed(2)}%" y="${HEIGHT - 6}" text-anchor="middle">${tick ?? label}</text>\n`
      : nothing,
  )
  return html`<figure class="chart"><svg role="img" aria-label="${title}。${inBoth(said(parts, columns, unit), inTheTable)}" width="100%" height="${HEIGHT}">
${grid(y)}${bars}${labels}</svg>${legend(parts)}<figcaption>${title}</figcaption></figure>`
}

function grid(y: ReturnType<typeof scaleLinear<number>>): Html[] {
  return y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      (tick) => html`<line class="grid" x1="${LEFT}%" x2="100%" y1="${y(tick)}" y2="${y(tick)}"></line>
<text class="tick" x="${LEFT - 1.5}%" y="${y(tick) + 4}" text-anchor="end">${tick}</text>
`,
    )
}

function said(parts: readonly string[], columns: PiledChart['columns'], unit: string): string {
  const one = (values: readonly number[]) =>
    parts.length === 1 ? `${values[0]}${unit}` : parts.map((part, at) => `${part} ${values[at]}${unit}`).join('，')
  return columns.map(({ label, values }) => `${label}：${one(values)}`).join('；')
}

function legend(parts: readonly string[]): Html {
  if (parts.length === 1) return nothing
  return html`<ul class="legend" aria-hidden="true">${parts.map(
    (part, at) =>
      html`<li><svg width="14" height="14"><rect class="${at === 0 ? 'part' : 'part more'}" width="14" height="14"></rect></svg>${part}</li>`,
  )}</ul>`
}
