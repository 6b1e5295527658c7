import { pageKey } from '../contract/site-paths.ts'
import type { Disclosure } from '../domain/disclosure/disclosure.ts'
import { publicName } from '../domain/disclosure/masking.ts'
import { creditLabel } from '../domain/disclosure/result-view.ts'
import type { Draw } from '../domain/draw/draw-record.ts'
import type { Inspection } from '../domain/inspection/inspection.ts'
import { dayOf } from '../kernel/days.ts'
import { given, type Html, html } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { code, facts, instant, table, tag } from './parts.ts'
import { hrefFrom, latest, sitePage } from './site-page.ts'

export interface VisitView {
  readonly inspectionId: string
  readonly taskName: string
  readonly taskId: string
  readonly drawId: string
  readonly round: number
  readonly dispatchedAt: string
  readonly state: 'open' | 'published' | 'called-off'
  readonly drawVoided: boolean
  readonly labels: readonly string[]
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

interface AroundTarget {
  readonly disclosures: readonly Disclosure[]
  readonly draws: readonly Draw[]
}

/** A target by its inspections, the newest first, which also gives its name and class. Its address is not public. */
export function targetView(
  department: Office,
  inspections: readonly [Inspection, ...Inspection[]],
  { disclosures, draws }: AroundTarget,
): TargetView {
  const sorted = inspections.toSorted((a, b) => (a.dispatchedAt + a.id < b.dispatchedAt + b.id ? 1 : -1))
  const newest = sorted[0] as Inspection
  const results = new Map(disclosures.map((each) => [each.id, each]))
  const voided = new Set(draws.filter(({ state }) => state === 'void').map(({ id }) => id))
  const days = sorted.flatMap(({ id, dispatchedAt, calledOff }) => [
    dayOf(new Date(dispatchedAt)),
    calledOff?.on,
    results.get(id)?.publishedOn,
  ])
  return {
    department: officeOf(department),
    id: newest.targetId,
    name: publicName(newest.targetName),
    regionName: newest.regionName,
    creditClass: creditLabel(newest.creditClass),
    visits: sorted.map((each) => visitView(each, results.get(each.id), voided.has(each.drawId))),
    asOf: latest(...days) as string,
  }
}

function visitView(inspection: Inspection, disclosure: Disclosure | undefined, drawVoided: boolean): VisitView {
  return {
    inspectionId: inspection.id,
    taskName: inspection.taskName,
    taskId: inspection.taskId,
    drawId: inspection.drawId,
    round: inspection.round,
    dispatchedAt: inspection.dispatchedAt,
    state: disclosure ? 'published' : inspection.calledOff ? 'called-off' : 'open',
    drawVoided,
    labels: [...new Set((disclosure?.view.items ?? []).map(({ label }) => label))],
  }
}

export function targetPage(view: TargetView): string {
  const { department } = view
  const place = { department: department.id }
  const frame = {
    kind: 'target' as const,
    place: { ...place, id: view.id },
    title: view.name,
    department,
    trail: [
      { title: department.name, key: pageKey('department', place) },
      { title: '检查结果', key: pageKey('results', place) },
    ],
    asOf: view.asOf,
  }
  const href = hrefFrom(frame)
  const keyOf = (kind: 'draw' | 'result' | 'task', id: string) => href(pageKey(kind, { ...place, id }))
  const body = html`<h1>${given(view.name)}</h1>
${facts([
  ['统一社会信用代码', code(view.id)],
  ['所在地区', given(view.regionName)],
  ['信用等级', view.creditClass],
  ['被抽中', `${view.visits.length} 次`],
])}
<section><h2>抽取与检查</h2>
${table({
  caption: '该对象历次被抽中的检查',
  columns: [{ title: '任务' }, { title: '抽取' }, { title: '派发时间' }, { title: '结果' }],
  rows: view.visits.map((visit) => [
    html`<a href="${keyOf('task', visit.taskId)}">${given(visit.taskName)}</a>`,
    html`<a href="${keyOf('draw', visit.drawId)}">第 ${visit.round} 轮抽取</a>${visit.drawVoided ? html` ${tag('已作废', 'void')}` : ''}`,
    instant(visit.dispatchedAt),
    visitResult(visit, keyOf('result', visit.inspectionId)),
  ]),
  empty: '',
})}</section>`
  return sitePage(frame, body)
}

function visitResult({ state, labels }: VisitView, href: string): Html {
  if (state === 'published') return html`<a href="${href}">${labels.join('；')}</a>`
  return state === 'called-off' ? tag('已取消', 'void') : tag('检查中', 'open')
}
