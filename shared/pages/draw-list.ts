import { pageKey } from '../contract/site-paths.ts'
import { type DrawSummary, drawSummary, type ListedDraw } from '../domain/disclosure/draw-summary.ts'
import { drawTable, lastDayOf, newestFirst } from './draw-summary.ts'
import { brief, html } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { hrefFrom, latest, type Page, sitePage } from './site-page.ts'
import { yearLinks } from './year-links.ts'

export interface DrawListView {
  readonly department: Office
  /** The year whose tasks were drawn; absent before the first draw. */
  readonly year?: string
  /** Years with draws, the newest first. */
  readonly years: readonly string[]
  readonly draws: readonly DrawSummary[]
}

export function drawListView(
  department: Office,
  draws: readonly ListedDraw[],
  { year, years }: { readonly year: string | undefined; readonly years: readonly string[] },
): DrawListView {
  return {
    department: officeOf(department),
    ...(year === undefined ? {} : { year }),
    years: [...years],
    draws: draws.map(drawSummary).toSorted(newestFirst),
  }
}

/** The newest year stands under the section's own address. */
export function drawListPage(view: DrawListView): Page {
  return page(view, 'draws')
}

export function drawYearPage(view: DrawListView): Page {
  return page(view, 'drawsYear')
}

function page({ department, year, years, draws }: DrawListView, kind: 'draws' | 'drawsYear'): Page {
  const place = { department: department.id }
  const frame = {
    kind,
    place: kind === 'draws' || year === undefined ? place : { ...place, id: year },
    title: kind === 'draws' ? '抽取记录' : html`${year} 年抽取记录`,
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      ...(kind === 'draws' ? [] : [{ title: '抽取记录', key: pageKey('draws', place) }]),
    ],
    asOf: latest(...draws.map(lastDayOf)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${frame.title}</h1>
<p class="lead">每一次锁定都列在这里。作废的抽取不删除，与理由一并保留；每次抽取都附有可供任何人重新计算的文件。</p>
${yearLinks(years, kind === 'draws' ? undefined : year, { kind: 'drawsYear', department: department.id, href })}
${drawTable(draws, (id) => href(pageKey('draw', { ...place, id })), true)}`
  return sitePage(frame, body)
}
