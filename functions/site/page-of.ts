import { type PageKind, type Place, pageFiles, type SiteFile } from '../../shared/contract/site-paths.ts'
import { type Page, twinOf } from '../../shared/pages/site-page.ts'

/** A page in both languages and its twin from one view: what the one says, the other holds. */
export function pageOf<V extends object>(
  kind: PageKind,
  place: Place,
  view: V,
  template: (view: V) => Page,
): SiteFile[] {
  const { zh, en } = template(view)
  return pageFiles(kind, place, { html: zh, english: en, json: twinOf(view) })
}
