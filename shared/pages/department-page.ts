import { pageKey } from '../contract/site-paths.ts'
import { comingTable, underWayTable } from './coming.ts'
import { coverageChart } from './coverage-chart.ts'
import type { DepartmentView } from './department-view.ts'
import { drawTable } from './draw-summary.ts'
import { given, type Html, html, nothing } from './html.ts'
import { monthSection } from './month-chart.ts'
import { dailyNote, figures, share, table } from './parts.ts'
import { resultTable } from './result-list.ts'
import { type Href, hrefFrom, type Page, sitePage } from './site-page.ts'

export function departmentPage(view: DepartmentView): Page {
  const { department, year } = view
  const place = { department: department.id }
  const frame = {
    kind: 'department' as const,
    place,
    department,
    asOf: view.asOf,
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${given(department.name)}<span class="sub">双随机、一公开抽查公示</span></h1>
<p class="lead">检查谁、由谁检查，都由随机抽取决定；抽查事项、计划、抽取过程与检查结果全部公开，任何人都可以核对。</p>
${numbers(view, href)}
${coming(view, href)}
${monthSection(view.months)}
${coverage(view)}
<section><h2>最近抽取</h2>
${drawTable(view.latestDraws, (id) => href(pageKey('draw', { ...place, id })), true)}
<p class="more"><a href="${href(pageKey('draws', place))}">全部抽取记录</a></p></section>
<section><h2>最近公示的结果</h2>
${resultTable(view.latestResults, (id) => href(pageKey('result', { ...place, id })))}
<p class="more"><a href="${href(pageKey('results', place))}">全部检查结果</a></p></section>
${check(href(pageKey('draws', place)), year)}`
  return sitePage(frame, body)
}

function numbers({ numbers: n, year, department }: DepartmentView, href: Href): Html {
  if (year === undefined) return html`<p class="empty">尚未公示年度抽查计划。已公布抽查事项 ${n.items} 项。</p>`
  return html`<section><h2>${year} 年度</h2>
${figures([
  ['抽查任务', n.tasks, html`依据 ${n.items} 项抽查事项`],
  ['完成抽取', n.draws, n.voidDraws > 0 ? html`另有 ${n.voidDraws} 次作废，均已公开` : '无作废'],
  ['抽中对象', n.drawn, html`名录共 ${n.registered} 家`],
  ['检查', n.inspections, '已派发'],
  ['已公示结果', n.results, n.returns > 0 ? html`审核退回 ${n.returns} 次` : '无退回'],
  ['发现问题', n.found, html`占已公示的 ${share(n.found, n.results)}`],
  ['公示率', share(n.results, n.inspections), `${n.results} / ${n.inspections}`],
  ['按期公示', share(n.resultsInTime, n.results), '结束后 20 个工作日内'],
])}
${dailyNote(href(pageKey('results', { department: department.id })))}</section>`
}

function coverage({ coverage: rows, year }: DepartmentView): Html {
  if (rows.length === 0) return nothing
  return html`<section><h2>各信用等级的覆盖</h2>
${coverageChart(rows, html`${year} 年度各信用等级被抽中的比例`)}
${table({
  caption: '图中数据',
  columns: [
    { title: '信用等级' },
    { title: '名录', numeric: true },
    { title: '抽中', numeric: true },
    { title: '比例', numeric: true },
  ],
  rows: rows.map(({ label, drawn, size }) => [label, size, drawn, share(drawn, size)]),
  empty: '',
  compact: true,
})}</section>`
}

function coming({ coming: rounds, underWay, department, year, planId }: DepartmentView, href: Href): Html {
  if (year === undefined) return nothing
  const at = <T>(what: T) => ({ department, what })
  const calendar =
    planId === undefined
      ? nothing
      : html`<p class="more"><a href="${href(pageKey('plan', { department: department.id, id: planId }))}">${year} 年度计划与日历</a></p>`
  return html`<section><h2>接下来</h2>
${comingTable(rounds.map(at), href, false)}
${underWay.length === 0 ? nothing : underWayTable(underWay.map(at), href, false)}
${calendar}</section>`
}

function check(draws: Html, year: number | undefined): Html {
  if (year === undefined) return nothing
  return html`<section><h2>怎样自己核对</h2>
<ol>
<li>在<a href="${draws}">抽取记录</a>中打开一次抽取，记下锁定时公开的清单摘要与密数承诺；</li>
<li>下载该次抽取的验证文件；</li>
<li>在自己的电脑上运行公开的验证程序，重新算出抽中的对象与执法人员，逐项对照。</li>
</ol></section>`
}
