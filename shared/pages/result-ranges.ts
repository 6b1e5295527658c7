import { pageSize } from '../domain/disclosure/listing.ts'
import { type Html, html, nothing } from './html.ts'

/** A page of the list, or the last page of a group of ten, a hundred, …, which names the others. */
interface Range {
  /** From 1: where the link leads. */
  readonly page: number
  readonly from: number
  readonly to: number
}

/** Ranges of one size, the newest first: ten at most. */
export interface Ranges {
  /** Results in each. */
  readonly size: number
  readonly ranges: readonly Range[]
}

type To = (page: number) => string | Html

/**
 * The full pages of the list as an odometer counts: single pages since the last ten, tens since the last hundred, and so on. A
 * list of a hundred thousand results is told in thirty links, and each page is few steps away.
 *
 * @param pages full pages of a hundred results each
 */
export function rangesOf(pages: number): Ranges[] {
  const found: Ranges[] = []
  for (let size = 1, end = pages; end > 0; size *= 10) {
    const start = Math.floor((end - 1) / (10 * size)) * 10 * size
    found.push({ size: size * pageSize, ranges: between(start, end, size) })
    end = start
  }
  return found
}

/** What the last page of a group names: its ten; of ten groups also these, and so on. Its text never changes. */
export function rangesEndingWith(page: number): Ranges[] {
  const found: Ranges[] = []
  for (let size = 1; page % (10 * size) === 0; size *= 10) {
    found.push({ size: size * pageSize, ranges: between(page - 10 * size, page, size) })
  }
  return found
}

function between(start: number, end: number, size: number): Range[] {
  return Array.from({ length: (end - start) / size }, (_, at) => {
    const page = end - at * size
    return { page, from: (page - size) * pageSize + 1, to: page * pageSize }
  })
}

/** @param own the page that these stand on; it is no link */
export function rangeLinks(all: readonly Ranges[], to: To, own?: number): Html {
  if (all.length === 0) return nothing
  return html`<section><h2>按公示次序</h2>
${all.map(
  ({ size, ranges }, at) => html`<h3>${at === 0 ? html`每页 ${size} 份` : html`每组 ${size} 份`}</h3>
<ul class="pages">${ranges.map(({ page, from, to: last }) =>
    page === own
      ? html`<li><strong${at === 0 ? html` aria-current="page"` : nothing}>${from}–${last}</strong></li>`
      : html`<li><a href="${to(page)}">${from}–${last}</a></li>`,
  )}</ul>
`,
)}</section>`
}
