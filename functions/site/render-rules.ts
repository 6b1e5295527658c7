import { rulesListPage, rulesListView, rulesPage, rulesView } from '../../shared/pages/rules-page.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render.ts'

/** Working rules and guides: what is in force, and every edition there was. */
export const rulesPages = {
  async rules({ records }) {
    const view = rulesListView(await records.department(), await records.rulesEditions())
    return pageOf('rules', { department: records.path }, view, rulesListPage)
  },
  async rulesEdition({ records, id }) {
    const editions = await records.rulesEditions()
    const edition = editions.find((each) => each.id === id)
    if (!edition) return []
    const view = rulesView(await records.department(), edition, editions)
    return pageOf('rulesEdition', { department: records.path, id }, view, rulesPage)
  },
} as const satisfies Record<string, Render>
