import { fileKey, pageKey } from '../contract/site-paths.ts'
import type { VisitView } from '../domain/disclosure/visit-view.ts'
import { given, type Html, html, inBoth, nothing } from './html.ts'
import type { Office } from './office.ts'
import { code, day, facts, notice, table, tag } from './parts.ts'
import { type Href, hrefFrom, latest, type Page, sitePage } from './site-page.ts'

/** The page that the code on a notice opens. */
export interface VisitPageView extends VisitView {
  readonly department: Office
}

/** Nothing links here and no list names it: who has the code was given the notice. */
export function visitPage(view: VisitPageView): Page {
  const { department } = view
  const frame = {
    kind: 'visit' as const,
    place: { department: department.id, id: view.code },
    title: '检查告知',
    department,
    unlisted: true,
    asOf: latest(view.calledOffOn, ...[...view.changes, ...view.notices, ...view.recusals].map(({ on }) => on)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>检查告知 <span class="sub">${given(view.targetName)}</span></h1>
<p class="lead">${given(department.name)}对您单位的一次“双随机”抽查：谁可以来、查什么、依据什么，以及怎样提出异议。</p>
${standing(view, href)}
${visit(view)}
${view.state === 'called-off' ? nothing : people(view)}
${checked(view)}
${view.state === 'called-off' ? nothing : certificates(view)}
${recusals(view, href)}
<section><h2>其他权利</h2>
<ul>
<li>执法人员少于两人，或者不出示执法证件、检查通知书的，您可以拒绝接受检查。</li>
<li>对检查结果有异议的，可以当场在笔录上写明，也可以在公示后<a href="${href(pageKey('objection'))}">提出异议</a>。</li>
<li>执法人员不得泄露您的商业秘密和个人信息，不得索取财物。</li>
</ul></section>
<p class="note">本页只供被检查人查阅，没有列入本网站的任何目录。请勿转发。</p>`
  return sitePage(frame, body)
}

const states = {
  expected: ['待检查或检查中', 'open'],
  over: ['检查已结束', 'done'],
  'called-off': ['已取消', 'void'],
} as const

/** What a reader must not miss comes before everything else. */
function standing(view: VisitPageView, href: Href): Html {
  const last = view.changes.at(-1)
  if (view.state === 'called-off') {
    return notice(
      '本次检查已取消',
      html`<p>${view.calledOffOn ? day(view.calledOffOn) : nothing}起取消。任何人以本次检查的名义上门的，您都可以拒绝，并请告知我们。</p>`,
    )
  }
  if (view.state === 'over') {
    const results = pageKey('results', { department: view.department.id })
    return notice(
      '本次检查已结束',
      html`<p>结果经审核后，自检查结束之日起 20 个工作日内在<a href="${href(results)}">检查结果</a>中公示。不会再有人以本次检查的名义上门，复查整改除外。</p>`,
    )
  }
  if (!last) return nothing
  return notice(
    '执法人员有变更',
    html`<p>${day(last.on)}起，${last.out.map(code).flatMap(separated)}不再参加本次检查${
      last.in.length > 0 ? html`，改由${last.in.map(code).flatMap(separated)}参加` : nothing
    }。请以下表为准。</p>`,
  )
}

function separated(each: Html, at: number): Html[] {
  return at === 0 ? [each] : [html`、`, each]
}

/** What is said of a visit for which no notice was given. */
const unserved: Readonly<Record<VisitPageView['state'], string>> = {
  expected: '尚未送达；最迟在检查时当场送达',
  over: '没有事先告知',
  'called-off': '没有送达',
}

function visit(view: VisitPageView): Html {
  const [word, tone] = states[view.state] ?? states.over
  return facts([
    ['状态', tag(word, tone)],
    [inBoth('抽查任务', 'Task'), given(view.taskName)],
    ['检查对象', given(view.targetName)],
    ['所在地区', given(view.regionName)],
    ['检查期限', html`${day(view.from)}至${day(view.to)}`],
    ['拟定检查日', view.plannedFor && view.state === 'expected' ? day(view.plannedFor) : undefined],
    ['检查方式', view.method],
    [
      '检查通知',
      view.notices.length > 0
        ? html`<ul class="plain">${view.notices.map((each) => html`<li>${day(each.on)}，${each.given}送达</li>`)}</ul>`
        : unserved[view.state],
    ],
  ])
}

function people({ officers, others }: VisitPageView): Html {
  return html`<section><h2>谁可以来</h2>
<p>检查由不少于两名执法人员进行，下列以外的执法人员不得参加。可以有专家或辅助人员随同，但他们不是执法人员。</p>
${table({
  caption: '执法人员',
  columns: [{ title: '执法证号', short: true }, { title: '姓名（部分隐去）' }],
  rows: officers.map(({ certificate, name }) => [code(certificate), name === undefined ? '—' : given(name)]),
  empty: '执法人员待定。',
  compact: true,
})}${others.map(
  (each) =>
    html`<p>${given(each.department)}：${each.officers.length > 0 ? each.officers.map(code).flatMap(separated) : '待定'}</p>`,
)}</section>`
}

function checked({ items }: VisitPageView): Html {
  return html`<section><h2>查什么</h2>
${table({
  caption: '检查事项及依据',
  columns: [{ title: inBoth('抽查事项', 'Item') }, { title: '检查内容' }, { title: '依据' }],
  rows: items.map(({ name, content, basis }) => [
    given(name),
    given(content),
    html`<ul class="plain">${basis.map((law) => html`<li>${given(law)}</li>`)}</ul>`,
  ]),
  empty: '没有检查事项。',
})}
<p class="note">不在上表的事项，不属于本次检查。</p></section>`
}

function certificates({ department }: VisitPageView): Html {
  return html`<section><h2>怎样核对证件</h2>
<ol>
<li>请执法人员出示行政执法证和检查通知书；</li>
<li>核对证件上的照片、姓名和有效期，证号应与上表一致；</li>
<li>通知书上的二维码应打开本页，且网址以本网站开头；</li>
<li>仍有疑问的，可以向${given(department.name)}核实，核实清楚之前可以不接受检查。</li>
</ol></section>`
}

function recusals(view: VisitPageView, href: Href): Html {
  const own = view.recusals.map(({ officer, state, on }) => html`<li>${code(officer)}：${state}（${day(on)}）</li>`)
  const open = view.state === 'expected'
  const form = html`${href(fileKey('recusal'))}#${view.department.id}/${view.code}`
  return html`<section><h2>认为有人应当回避</h2>
<p>执法人员与您单位或者本次检查有直接利害关系，可能影响公正的，您可以申请他回避（《行政处罚法》第四十三条）。由行政机关负责人决定；决定之前检查照常进行。</p>
${own.length > 0 ? html`<ul>${own}</ul>` : nothing}
<ul>
${open ? html`<li>网上申请：<a href="${form}">填写申请</a>，须用检查通知书上印的验证码；</li>` : nothing}
<li>书面或当场申请：交给执法人员，由其记录在案，或送交${given(view.department.name)}。</li>
</ul></section>`
}
