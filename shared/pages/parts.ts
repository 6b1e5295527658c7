import { chineseDay, type Day, englishDay } from '../kernel/days.ts'
import { percentage } from '../kernel/percentage.ts'
import { asRecorded, type Html, html, inBoth, nothing } from './html.ts'

/** A word of the pages, or words put together. */
export type Words = string | Html

export interface Column {
  readonly title: Words
  readonly numeric?: boolean
  /** Never broken while there is room for a table. */
  readonly short?: boolean
}

export interface TableOf {
  readonly caption: Words
  readonly columns: readonly Column[]
  /** A cell per column; the first heads its row. */
  readonly rows: readonly (readonly (Html | string | number)[])[]
  /** What to say when there is no row. */
  readonly empty: Words
  /** Few narrow columns: a table on a phone too. */
  readonly compact?: boolean
}

/**
 * A table that becomes one card for each row on a narrow screen; a compact one stays a table. The roles stand in the markup
 * of the former because `display` takes a table's meaning from some screen readers.
 */
export function table(of: TableOf): Html {
  const { caption, columns, rows, empty, compact } = of
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  if (compact) return compactTable(of)
  const head = columns.map(
    ({ title, numeric }) =>
      html`<th scope="col" role="columnheader"${numeric ? html` class="number"` : nothing}>${title}</th>`,
  )
  const body = rows.map(
    (cells) => html`<tr role="row">${cells.map((cell, at) => cellOf(cell, columns[at], at))}</tr>\n`,
  )
  return html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${body}</tbody>
</table>`
}

function cellOf(cell: Html | string | number, column: Column | undefined, at: number): Html {
  const kind = kindOf(column)
  if (at === 0) return html`<th scope="row" role="rowheader" data-label="${column?.title}"${kind}>${cell}</th>`
  return html`<td role="cell" data-label="${column?.title}"${kind}><div>${cell}</div></td>`
}

function compactTable({ caption, columns, rows }: TableOf): Html {
  const head = columns.map(
    ({ title, numeric }) => html`<th scope="col"${kindOf(numeric ? { title, numeric } : undefined)}>${title}</th>`,
  )
  const cell = (value: Html | string | number, at: number) =>
    at === 0 ? html`<th scope="row"${kindOf(columns[at])}>${value}</th>` : html`<td${kindOf(columns[at])}>${value}</td>`
  return html`<table class="compact">
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map(cell)}</tr>\n`)}</tbody>
</table>`
}

function kindOf(column: Column | undefined): Html {
  const word = column?.numeric ? 'number' : column?.short ? 'short' : undefined
  return word ? html` class="${word}"` : nothing
}

/** Names and what they hold, as a description list. Rows with `undefined` are left out. */
export function facts(rows: readonly (readonly [name: Words, value: Words | number | undefined])[]): Html {
  const shown = rows.filter(([, value]) => value !== undefined && value !== '')
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`
}

/** Figures of weight, each with what it counts and, below, a word of explanation. */
export function figures(rows: readonly (readonly [name: Words, value: Words | number, note?: Words])[]): Html {
  return html`<dl class="figures">${rows.map(
    ([name, value, note]) =>
      html`<div><dt>${name}</dt><dd><b>${value}</b>${note ? html`<span>${note}</span>` : nothing}</dd></div>\n`,
  )}</dl>`
}

export type Tone = 'done' | 'open' | 'void' | 'plain'

/** A state in a word. */
export function tag(word: Words, tone: Tone): Html {
  return html`<span class="tag ${tone}">${word}</span>`
}

/** A notice that a reader must not miss. */
export function notice(title: Words, body: Html): Html {
  return html`<section class="notice" aria-label="${title}"><p class="notice-title">${title}</p>${body}</section>`
}

export function day(value: Day): Html {
  return html`<time datetime="${value}">${inBoth(chineseDay(value), englishDay(value))}</time>`
}

/** An instant as the clock in Asia/Shanghai shows it. */
export function instant(value: string): Html {
  const shown = new Date(Date.parse(value) + 8 * 3_600_000).toISOString()
  const on = shown.slice(0, 10)
  return html`<time datetime="${value}">${inBoth(chineseDay(on), englishDay(on))} ${shown.slice(11, 19)}</time>`
}

/** That a page follows new results by the next morning alone, and where they stand at once. */
export function dailyNote(results: Html): Html {
  return html`<p class="note">新公示的结果次日清晨计入本页；公示当时即可在<a href="${results}">检查结果</a>中查看。</p>`
}

/** A digest or a code, whole, breaking anywhere. */
export function code(value: string): Html {
  return html`<code>${asRecorded(value)}</code>`
}

/** Basis points as a percentage: 2000 → 20%. */
export function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`
}

/** How many of how many, as a percentage; nothing of nothing is a dash. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${percentage(part, whole)}%`
}
