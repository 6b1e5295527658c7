import { pageKey } from '../contract/site-paths.ts'
import { creditLabel } from '../domain/disclosure/result-view.ts'
import { drawTitle } from './draw-summary.ts'
import { type DrawnView, drawnShown } from './draw-view.ts'
import { asRecorded, brief, type Html, html, inBoth, nothing, series } from './html.ts'
import type { Office } from './office.ts'
import { code, dailyNote, table, tag } from './parts.ts'
import { type Href, hrefFrom, type Page, sitePage } from './site-page.ts'

/** One page of the list of a large draw. */
export interface DrawnPageView {
  readonly department: Office
  readonly drawId: string
  readonly taskName: string
  readonly round: number
  readonly attempt: number
  readonly page: number
  readonly pages: number
  readonly drawnTargets: readonly DrawnView[]
}

export function drawnPage(view: DrawnPageView): Page {
  const { department, drawId, page, pages } = view
  const place = { department: department.id }
  const frame = {
    kind: 'drawn' as const,
    place: { ...place, id: drawId, page },
    title: html`${drawTitle(view)}：抽中对象，第 ${page} 页`,
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '抽取记录', key: pageKey('draws', place) },
      { title: html`${brief(view.taskName)}：${drawTitle(view)}`, key: pageKey('draw', { ...place, id: drawId }) },
    ],
  }
  const href = hrefFrom(frame)
  const to = (at: number) => href(pageKey('drawn', { ...place, id: drawId, page: at }))
  const first = (page - 1) * drawnShown + 1
  const body = html`<h1>抽中对象与执法人员<span class="sub">第 ${first}–${first + view.drawnTargets.length - 1} 家，按抽取次序</span></h1>
${dailyNote(href(pageKey('results', place)))}
${drawnTable(view.drawnTargets, department.id, href)}
<nav class="pager" aria-label="分页">${page > 1 ? html`<a rel="prev" href="${to(page - 1)}">上一页</a>` : nothing}
<span>第 ${page} 页，共 ${pages} 页</span>
${page < pages ? html`<a rel="next" href="${to(page + 1)}">下一页</a>` : nothing}</nav>`
  return sitePage(frame, body)
}

export function drawnTable(rows: readonly DrawnView[], department: string, href: Href): Html {
  const place = (id: string) => ({ department, id })
  return table({
    caption: '抽取结果',
    columns: [
      { title: '检查对象' },
      { title: '信用代码' },
      { title: '信用等级', short: true },
      { title: '执法人员' },
      { title: inBoth('检查结果', 'Result') },
    ],
    rows: rows.map((each) => [
      each.dispatched
        ? html`<a href="${href(pageKey('target', place(each.id)))}">${brief(each.name ?? each.id)}</a>`
        : code(each.id),
      code(each.id),
      creditLabel(each.level),
      series(each.officers.map(asRecorded)),
      outcome(each, (id) => href(pageKey('result', place(id)))),
    ]),
    empty: '',
  })
}

function outcome({ resultId, calledOff, recognized, dispatched, returns }: DrawnView, href: Href): Html {
  const returned = returns > 0 ? html`<p class="note">审核退回 ${returns} 次</p>` : nothing
  if (resultId) return html`<a href="${href(resultId)}">查看结果</a>${returned}`
  if (recognized) return tag('结果互认，免于上门', 'open')
  const state = calledOff ? tag('已取消', 'void') : tag(dispatched ? '检查中' : '待派发', 'open')
  return html`${state}${returned}`
}
