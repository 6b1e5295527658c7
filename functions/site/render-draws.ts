import { siteFile } from '../../shared/contract/site-paths.ts'
import type { VisitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { DrawnTarget } from '../../shared/domain/drawing/drawn-targets.ts'
import { inspectionId } from '../../shared/domain/inspection/dispatch.ts'
import { type DrawListView, drawListPage, drawListView, drawYearPage } from '../../shared/pages/draw-list.ts'
import { drawPage } from '../../shared/pages/draw-page.ts'
import { drawnShown, drawnViews, drawView } from '../../shared/pages/draw-view.ts'
import { type DrawnPageView, drawnPage } from '../../shared/pages/drawn-page.ts'
import { officeOf } from '../../shared/pages/office.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render.ts'
import type { SiteRecords } from './site-records.ts'

/** Draws with their files; while drawn targets are held back, neither their list nor the bundle. */
export const drawPages = {
  async draws({ records }) {
    const [year] = await records.drawYears()
    return pageOf('draws', { department: records.path }, await drawsIn(year, records), drawListPage)
  },
  async drawsYear({ records, id }) {
    if (!(await records.drawYears()).includes(id)) return []
    return pageOf('drawsYear', { department: records.path, id }, await drawsIn(id, records), drawYearPage)
  },
  async draw({ records, id }) {
    const draw = await records.draw(id)
    if (!draw) return []
    const heldUntil = await records.heldUntil(draw)
    const drawn = await records.drawn(draw)
    const shown = heldUntil || drawn.length > drawnShown ? [] : drawn
    const view = drawView(await records.department(), draw, {
      frozen: await records.frozen(draw),
      drawn,
      heldUntil,
      siblings: await records.drawsOfTask(draw.taskId),
      visits: await visited(draw, shown, records),
      siteUrl: records.siteUrl,
    })
    return pageOf('draw', { department: records.path, id }, view, drawPage)
  },
  async drawn({ records, id, page }) {
    const draw = await records.draw(id)
    if (!draw || (await records.heldUntil(draw))) return []
    const drawn = await records.drawn(draw)
    const shown = drawn.slice((page - 1) * drawnShown, page * drawnShown)
    if (shown.length === 0 || drawn.length <= drawnShown) return []
    const view: DrawnPageView = {
      department: officeOf(await records.department()),
      drawId: id,
      taskName: draw.taskName,
      round: draw.round,
      attempt: draw.attempt,
      page,
      pages: Math.ceil(drawn.length / drawnShown),
      drawnTargets: drawnViews(shown, await visited(draw, shown, records)),
    }
    return pageOf('drawn', { department: records.path, id, page }, view, drawnPage)
  },
  async manifest({ records, id }) {
    const draw = await records.draw(id)
    if (!draw) return []
    const { manifest, manifestDigest, roster, officers, recusals } = await records.frozen(draw)
    const body = JSON.stringify({ suite: manifest.suite, manifest, manifestDigest, roster, officers, recusals })
    return [siteFile('manifest', { department: records.path, id }, `${body}\n`)]
  },
  async bundle({ records, id }) {
    const draw = await records.draw(id)
    if (!draw || (await records.heldUntil(draw))) return []
    const body = await records.bundle(draw)
    return body === undefined ? [] : [siteFile('bundle', { department: records.path, id }, body)]
  },
  async supplements({ records, id }) {
    const draw = await records.draw(id)
    if (!draw?.supplements || (await records.heldUntil(draw))) return []
    const body = { suite: 'MC1', drawId: id, supplements: await records.supplements(draw) }
    return [siteFile('supplements', { department: records.path, id }, `${JSON.stringify(body)}\n`)]
  },
} as const satisfies Record<string, Render>

async function drawsIn(year: string | undefined, records: SiteRecords): Promise<DrawListView> {
  const draws = year === undefined ? [] : await records.drawsOfYear(year)
  return drawListView(await records.department(), draws, { year, years: await records.drawYears() })
}

/** The lines of at most a hundred drawn targets; one that is not counted yet has no page to link to either. */
function visited(draw: Draw, drawn: readonly DrawnTarget[], records: SiteRecords): Promise<VisitSummary[]> {
  return records.visitsOf(
    drawn.map(({ target }) => ({ targetId: target, inspectionId: inspectionId(draw.id, target) })),
  )
}
