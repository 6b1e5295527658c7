import { pageKey } from '../contract/site-paths.ts'
import type { Disclosure } from '../domain/disclosure/disclosure.ts'
import { followUpView, type ResultView } from '../domain/disclosure/result-view.ts'
import type { Inspection } from '../domain/inspection/inspection.ts'
import { given, type Html, html, nothing } from './html.ts'
import { itemAnchor } from './item-list.ts'
import { type Office, officeOf } from './office.ts'
import { code, day, facts, notice, table } from './parts.ts'
import { hrefFrom, latest, sitePage } from './site-page.ts'

export interface ResultPageView extends ResultView {
  readonly department: Office
  readonly publishedOn: string
  readonly dueOn: string
  readonly inTime: boolean
  /** The draw was voided after the inspection. */
  readonly drawVoided: boolean
}

interface AroundResult {
  readonly inspection: Inspection
  readonly drawVoided: boolean
}

/** What left when the result was published, and what became of it since. */
export function resultPageView(
  department: Office,
  { view, publishedOn, dueOn }: Disclosure,
  { inspection, drawVoided }: AroundResult,
): ResultPageView {
  return {
    department: officeOf(department),
    ...view,
    ...followUpView(inspection),
    publishedOn,
    dueOn,
    inTime: publishedOn <= dueOn,
    drawVoided,
  }
}

export function resultPage(view: ResultPageView): string {
  const { department } = view
  const place = { department: department.id }
  const frame = {
    kind: 'result' as const,
    place: { ...place, id: view.inspectionId },
    title: `${view.targetName}检查结果`,
    department,
    trail: [
      { title: department.name, key: pageKey('department', place) },
      { title: '检查结果', key: pageKey('results', place) },
    ],
    asOf: latest(view.publishedOn, view.rectification?.closedOn, ...view.referrals.map(({ sentOn }) => sentOn)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${given(view.targetName)}</h1>
<p class="lead">检查结果公示</p>
${view.drawVoided ? notice('本结果所依据的抽取已作废', html`<p>检查在抽取作废前已经进行，结果照旧公示。</p>`) : nothing}
${basics(view, href)}
${findings(view, href)}
${handling(view)}
${process(view)}
${photos(view)}`
  return sitePage(frame, body)
}

function basics(view: ResultPageView, href: (key: string) => string): Html {
  const place = (id: string) => ({ department: view.department.id, id })
  return facts([
    [
      '统一社会信用代码',
      html`${code(view.targetId)} <a href="${href(pageKey('target', place(view.targetId)))}">该对象的全部检查</a>`,
    ],
    ['所在地区', given(view.regionName)],
    ['信用等级', view.creditClass],
    ['抽查任务', html`<a href="${href(pageKey('task', place(view.taskId)))}">${given(view.taskName)}</a>`],
    ['抽取', html`<a href="${href(pageKey('draw', place(view.drawId)))}">第 ${view.round} 轮抽取</a>`],
    ['检查方式', view.method],
    ['检查结束', day(view.endedOn)],
    ['执法人员', view.officers.join('、')],
    [
      '公示日期',
      html`${day(view.publishedOn)}（最迟应于${day(view.dueOn)}公示，${view.inTime ? '按期' : html`<strong>逾期</strong>`}）`,
    ],
  ])
}

function findings({ items, department }: ResultPageView, href: (key: string) => string): Html {
  const list = href(pageKey('items', { department: department.id }))
  return html`<section><h2>检查情况</h2>
${table({
  caption: '逐项检查结果',
  columns: [{ title: '抽查事项' }, { title: '依据' }, { title: '结果' }, { title: '检查情况' }],
  rows: items.map((each) => [
    html`<a href="${list}#${itemAnchor(each.itemId)}">${given(each.name)}</a>`,
    html`<ul class="plain">${each.basis.map((law) => html`<li>${given(law)}</li>`)}</ul>`,
    html`<strong>${each.label}</strong>`,
    each.finding === '' ? '—' : given(each.finding),
  ]),
  empty: '没有检查事项。',
})}</section>`
}

function handling({ disposition, opinion, rectification, referrals }: ResultPageView): Html {
  return html`<section><h2>处理</h2>
${facts([
  ['处置', given(disposition)],
  ['处理意见', given(opinion)],
  ['责令改正', rectification ? rectified(rectification) : undefined],
  ...referrals.map(({ kind, sentOn }) => [kind, day(sentOn)] as const),
])}</section>`
}

function rectified({ dueOn, closedOn }: NonNullable<ResultPageView['rectification']>): Html {
  return html`最迟${day(dueOn)}改正；${closedOn ? html`${day(closedOn)}复查办结` : '尚未办结'}`
}

function process({ returns }: ResultPageView): Html {
  if (returns.length === 0) return html`<section><h2>审核经过</h2><p>一次审核通过。</p></section>`
  return html`<section><h2>审核经过</h2><p>本结果经审核退回 ${returns.length} 次，改正后通过。</p>
<ol>${returns.map(
    ({ on, reason }) =>
      html`<li>${day(on)}退回${reason === undefined ? '。理由含不宜公开的信息，未予公开。' : html`，理由：${given(reason)}`}</li>`,
  )}</ol></section>`
}

function photos({ photoCount, photoHashes }: ResultPageView): Html {
  return html`<section><h2>照片</h2>
<p>检查留存照片 ${photoCount} 张，原件封存，此处公开其摘要（SHA-256），任何改动都会使摘要改变。</p>
${photoCount === 0 ? nothing : html`<ul class="codes">${photoHashes.map((hash) => html`<li>${code(hash)}</li>`)}</ul>`}</section>`
}
