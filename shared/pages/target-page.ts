import { pageKey } from '../contract/site-paths.ts'
import type { VisitSummary } from '../domain/disclosure/visit-summary.ts'
import { dayOf } from '../kernel/days.ts'
import { brief, cut, given, type Html, html, series } from './html.ts'
import { jointLinks } from './joint-links.ts'
import { recognizedWords } from './joint-words.ts'
import { type Office, officeOf } from './office.ts'
import { code, facts, instant, table, tag } from './parts.ts'
import { gone } from './result-list.ts'
import { hrefFrom, latest, type Page, sitePage } from './site-page.ts'

export interface VisitView extends Omit<VisitSummary, 'targetId' | 'targetName' | 'regionName' | 'creditClass'> {
  readonly drawVoided: boolean
}

export interface TargetView {
  readonly department: Office
  readonly id: string
  readonly name: string
  readonly regionName: string
  readonly creditClass: string
  readonly visits: readonly VisitView[]
  readonly asOf: string
}

/**
 * A target by its inspections, the newest first, which also gives its name and class. Its address is not public.
 *
 * @param voided ids of its draws that are void
 */
export function targetView(
  department: Office,
  visits: readonly [VisitSummary, ...VisitSummary[]],
  voided: ReadonlySet<string>,
): TargetView {
  const sorted = visits.toSorted((a, b) => (a.dispatchedAt + a.inspectionId < b.dispatchedAt + b.inspectionId ? 1 : -1))
  const newest = sorted[0] as VisitSummary
  const days = sorted.flatMap(({ dispatchedAt, calledOffOn, publishedOn }) => [
    dayOf(new Date(dispatchedAt)),
    calledOffOn,
    publishedOn,
  ])
  return {
    department: officeOf(department),
    id: newest.targetId,
    name: newest.targetName,
    regionName: newest.regionName,
    creditClass: newest.creditClass,
    visits: sorted.map((visit) => visitView(visit, voided.has(visit.drawId))),
    asOf: latest(...days) as string,
  }
}

function visitView(visit: VisitSummary, drawVoided: boolean): VisitView {
  const { targetId: _, targetName: __, regionName: ___, creditClass: ____, ...shown } = visit
  return { ...shown, drawVoided }
}

export function targetPage(view: TargetView): Page {
  const { department } = view
  const place = { department: department.id }
  const frame = {
    kind: 'target' as const,
    place: { ...place, id: view.id },
    title: brief(view.name),
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '检查结果', key: pageKey('results', place) },
    ],
    asOf: view.asOf,
  }
  const href = hrefFrom(frame)
  const keyOf = (kind: 'draw' | 'result' | 'task', id: string, { joint }: Partial<VisitView> = {}) =>
    href(pageKey(kind, { department: joint?.initiator.department ?? department.id, id }))
  const others = ({ joint }: VisitView) => jointLinks(joint, { own: department.id, targetId: view.id, href })
  const body = html`<h1>${brief(view.name)}</h1>
${facts([
  ['全称', view.name === cut(view.name) ? undefined : given(view.name)],
  ['统一社会信用代码', code(view.id)],
  ['所在地区', given(view.regionName)],
  ['信用等级', view.creditClass],
  ['被抽中', html`${view.visits.length} 次`],
])}
<section><h2>抽取与检查</h2>
${table({
  caption: '该对象历次被抽中的检查',
  columns: [{ title: '任务' }, { title: '抽取' }, { title: '派发时间' }, { title: '结果' }],
  rows: view.visits.map((visit) => [
    html`<a href="${keyOf('task', visit.taskId, visit)}">${given(visit.taskName)}</a>${others(visit)}`,
    html`<a href="${keyOf('draw', visit.drawId, visit)}">第 ${visit.round} 轮抽取</a>${visit.drawVoided ? html` ${tag('已作废', 'void')}` : ''}`,
    instant(visit.dispatchedAt),
    visit.recognized
      ? recognizedWords(visit.recognized, href)
      : visitResult(visit, keyOf('result', visit.inspectionId)),
  ]),
  empty: '',
})}</section>`
  return sitePage(frame, body)
}

function visitResult({ state, labels }: VisitView, href: Html): Html {
  if (state === 'published') return html`<a href="${href}">${series(labels, '；')}</a>`
  if (state === 'withdrawn' || state === 'expired') return html`<a href="${href}">${gone(state)}</a>`
  if (state === 'withheld') return tag('依法不予公示', 'plain')
  return state === 'called-off' ? tag('已取消', 'void') : tag('检查中', 'open')
}
