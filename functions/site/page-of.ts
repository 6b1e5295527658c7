import { type PageKind, type Place, pageFiles, type SiteFile } from '../../shared/contract/site-paths.ts'
import { twinOf } from '../../shared/pages/site-page.ts'

/** A page and its twin from one view: what the one says, the other holds. */
export function pageOf<V extends object>(
  kind: PageKind,
  place: Place,
  view: V,
  template: (view: V) => string,
): SiteFile[] {
  return pageFiles(kind, place, { html: template(view), json: twinOf(view) })
}
