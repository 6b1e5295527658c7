import { visitView } from '../../shared/domain/disclosure/visit-view.ts'
import { officeOf } from '../../shared/pages/office.ts'
import { visitPage } from '../../shared/pages/visit-page.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render.ts'

/** What the inspected party reads behind the code of its notice. */
export const visitPages = {
  async visit({ records, id }) {
    const source = await records.visit(id)
    if (!source) return []
    const view = { department: officeOf(await records.department()), ...visitView(id, source, records.path) }
    return pageOf('visit', { department: records.path, id }, view, visitPage)
  },
} as const satisfies Record<string, Render>
