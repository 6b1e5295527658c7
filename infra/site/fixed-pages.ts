import { type PageKind, pageFiles, type SiteFile, siteFile, sitePages } from '../../shared/contract/site-paths.ts'
import { dictionaryPage } from '../../shared/pages/dictionary-page.ts'
import {
  accessibilityPage,
  type FixedView,
  notFoundPage,
  objectionPage,
} from '../../shared/pages/public-service-pages.ts'
import { type Page, twinOf } from '../../shared/pages/site-page.ts'
import { schemaText } from '../../shared/pages/twin-schemas.ts'

/** Pages of the public service that no record changes, the schemas of all twins, and the page of what is not there. */
export function fixedPages(): SiteFile[] {
  const page = (kind: FixedView['page'], template: (view: FixedView) => Page) => {
    const { zh, en } = template({ page: kind })
    return pageFiles(kind, {}, { html: zh, english: en, json: twinOf({ page: kind }) })
  }
  return [
    ...page('objection', objectionPage),
    ...page('accessibility', accessibilityPage),
    ...page('dictionary', dictionaryPage),
    ...(Object.keys(sitePages) as PageKind[]).map((id) => siteFile('schema', { id }, schemaText(id))),
    siteFile('notFound', {}, notFoundPage()),
  ]
}
