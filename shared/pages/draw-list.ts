import { pageKey } from '../contract/site-paths.ts'
import type { Draw } from '../domain/draw/draw-record.ts'
import { type DrawSummary, drawSummary, drawTable, lastDayOf, newestFirst } from './draw-summary.ts'
import { html } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { hrefFrom, latest, sitePage } from './site-page.ts'

export interface DrawListView {
  readonly department: Office
  readonly draws: readonly DrawSummary[]
}

export function drawListView(department: Office, draws: readonly Draw[]): DrawListView {
  return { department: officeOf(department), draws: draws.map(drawSummary).toSorted(newestFirst) }
}

export function drawListPage({ department, draws }: DrawListView): string {
  const place = { department: department.id }
  const frame = {
    kind: 'draws' as const,
    place,
    title: '抽取记录',
    department,
    trail: [{ title: department.name, key: pageKey('department', place) }],
    asOf: latest(...draws.map(lastDayOf)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>抽取记录</h1>
<p class="lead">每一次锁定都列在这里。作废的抽取不删除，与理由一并保留；每次抽取都附有可供任何人重新计算的文件。</p>
${drawTable(draws, (id) => href(pageKey('draw', { ...place, id })), true)}`
  return sitePage(frame, body)
}
