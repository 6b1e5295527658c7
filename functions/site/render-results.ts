import { fileKey, type PublicFile, siteFiles } from '../../shared/contract/site-paths.ts'
import { pageSize } from '../../shared/domain/disclosure/listing.ts'
import { shownPhoto } from '../../shared/domain/disclosure/photo-view.ts'
import type { RenditionName } from '../../shared/domain/inspection/derivative.ts'
import { officeOf } from '../../shared/pages/office.ts'
import { newestPages, resultListPage, resultListView, resultsPage } from '../../shared/pages/result-list.ts'
import { resultPage, resultPageView } from '../../shared/pages/result-page.ts'
import { targetPage, targetView } from '../../shared/pages/target-page.ts'
import { pageOf } from './page-of.ts'
import type { Render, Source } from './render.ts'

/** Results, the pages of their list, and targets. */
export const resultPages = {
  async results({ records }) {
    const published = await records.published()
    const newest = await Promise.all(newestPages(published).map((page) => records.results(page)))
    const view = resultListView(await records.department(), published, newest.flat())
    return pageOf('results', { department: records.path }, view, resultListPage)
  },
  async resultsPage({ records, page }) {
    const results = await records.results(page - 1)
    if (results.length < pageSize) return []
    const view = { department: officeOf(await records.department()), page, results }
    return pageOf('resultsPage', { department: records.path, page }, view, resultsPage)
  },
  async result({ records, id }) {
    const disclosure = await records.disclosure(id)
    const inspection = disclosure && (await records.inspection(id))
    if (!disclosure || !inspection) return []
    const draw = await records.drawOf({ ...disclosure.view, drawId: disclosure.drawId })
    const around = { inspection, drawVoided: draw?.state === 'void' }
    const view = resultPageView(await records.department(), disclosure, around)
    return pageOf('result', { department: records.path, id }, view, resultPage)
  },
  photo: (source) => photoOf(source, 'web'),
  photoThumbnail: (source) => photoOf(source, 'thumbnail'),
  async target({ records, id }) {
    const [newest, ...others] = await records.visits(id)
    if (!newest) return []
    const draws = await Promise.all([newest, ...others].map((visit) => records.drawOf(visit)))
    const voided = new Set(draws.flatMap((draw) => (draw?.state === 'void' ? [draw.id] : [])))
    const view = targetView(await records.department(), [newest, ...others], voided)
    return pageOf('target', { department: records.path, id }, view, targetPage)
  },
} as const satisfies Record<string, Render>

/** A picture as it lies in the archive, while its result is public and nobody has taken it down. */
async function photoOf({ records, id, page }: Source, name: RenditionName): Promise<PublicFile[]> {
  const disclosure = await records.disclosure(id)
  const inspection = disclosure && (await records.inspection(id))
  const shown = disclosure && inspection && shownPhoto(disclosure, inspection, page)
  if (!shown) return []
  const kind = name === 'web' ? 'photo' : 'photoThumbnail'
  const body = await records.picture(shown[name])
  const { type, cache } = siteFiles[kind]
  return [{ key: fileKey(kind, { department: records.path, id, page }), type, cache, body }]
}
