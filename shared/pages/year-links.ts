import { type PageKind, pageKey } from '../contract/site-paths.ts'
import { type Html, html, nothing } from './html.ts'
import type { Href } from './site-page.ts'

/** The years of a list, each with an address of its own; the one that this page is the address of is no link. */
export function yearLinks(
  years: readonly string[],
  own: string | undefined,
  { kind, department, href }: { kind: PageKind; department: string; href: Href },
): Html {
  if (years.length === 0) return nothing
  const entries = years.map((year) =>
    year === own
      ? html`<li><strong aria-current="page">${year} 年</strong></li>`
      : html`<li><a href="${href(pageKey(kind, { department, id: year }))}">${year} 年</a></li>`,
  )
  return html`<nav aria-label="年度"><ul class="pages">${entries}</ul></nav>`
}
