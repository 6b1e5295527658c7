import { pageKey } from '../contract/site-paths.ts'
import { coverageChart } from './coverage-chart.ts'
import type { ComingRound, DepartmentView } from './department-view.ts'
import { drawTable } from './draw-summary.ts'
import { given, type Html, html, nothing } from './html.ts'
import { day, figures, share, table, tag } from './parts.ts'
import { resultTable } from './result-list.ts'
import { hrefFrom, sitePage } from './site-page.ts'

type Href = (key: string) => string

export function departmentPage(view: DepartmentView): string {
  const { department, year } = view
  const place = { department: department.id }
  const frame = {
    kind: 'department' as const,
    place,
    title: `${department.name}双随机抽查公示`,
    department,
    asOf: view.asOf,
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${given(department.name)}<span class="sub">双随机、一公开抽查公示</span></h1>
<p class="lead">检查谁、由谁检查，都由随机抽取决定；抽查事项、计划、抽取过程与检查结果全部公开，任何人都可以核对。</p>
${numbers(view)}
${coverage(view)}
${coming(view, href)}
<section><h2>最近抽取</h2>
${drawTable(view.latestDraws, (id) => href(pageKey('draw', { ...place, id })), true)}
<p class="more"><a href="${href(pageKey('draws', place))}">全部抽取记录</a></p></section>
<section><h2>最近公示的结果</h2>
${resultTable(view.latestResults, (id) => href(pageKey('result', { ...place, id })))}
<p class="more"><a href="${href(pageKey('results', place))}">全部检查结果</a></p></section>
${check(href(pageKey('draws', place)), year)}`
  return sitePage(frame, body)
}

function numbers({ numbers: n, year }: DepartmentView): Html {
  if (year === undefined) return html`<p class="empty">尚未公示年度抽查计划。已公布抽查事项 ${n.items} 项。</p>`
  return html`<section><h2>${year} 年度</h2>
${figures([
  ['抽查任务', n.tasks, `依据 ${n.items} 项抽查事项`],
  ['完成抽取', n.draws, n.voidDraws > 0 ? `另有 ${n.voidDraws} 次作废，均已公开` : '无作废'],
  ['检查对象', n.inspections, '已派发检查'],
  ['已公示结果', n.results, n.returns > 0 ? `审核退回 ${n.returns} 次` : '无退回'],
  ['公示率', share(n.results, n.inspections), `${n.results} / ${n.inspections}`],
  ['按期公示', share(n.resultsInTime, n.results), '结束后 20 个工作日内'],
])}</section>`
}

function coverage({ coverage: rows, year }: DepartmentView): Html {
  if (rows.length === 0) return nothing
  return html`<section><h2>各信用等级的覆盖</h2>
${coverageChart(rows, `${year} 年度各信用等级被抽中的比例`)}
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

function coming({ coming: rounds, department, year }: DepartmentView, href: Href): Html {
  if (year === undefined) return nothing
  const place = (id: string) => ({ department: department.id, id })
  return html`<section><h2>接下来</h2>
${table({
  caption: '尚未完成的抽取',
  columns: [{ title: '任务' }, { title: '轮次', short: true }, { title: '状态', short: true }, { title: '检查时间' }],
  rows: rounds.map((each) => [
    html`<a href="${href(pageKey('task', place(each.taskId)))}">${given(each.taskName)}</a>`,
    `第 ${each.round} 轮，共 ${each.rounds} 轮`,
    comingState(each, (id) => href(pageKey('draw', place(id)))),
    html`${day(each.from)}至${day(each.to)}`,
  ]),
  empty: '本年度计划的抽取已全部完成。',
})}</section>`
}

function comingState({ frozenDrawId }: ComingRound, href: (id: string) => string): Html {
  if (frozenDrawId === undefined) return tag('待锁定', 'plain')
  return html`<a href="${href(frozenDrawId)}">已锁定</a>，等待见证输入`
}

function check(draws: string, year: number | undefined): Html {
  if (year === undefined) return nothing
  return html`<section><h2>怎样自己核对</h2>
<ol>
<li>在<a href="${draws}">抽取记录</a>中打开一次抽取，记下锁定时公开的清单摘要与密数承诺；</li>
<li>下载该次抽取的验证文件；</li>
<li>在自己的电脑上运行公开的验证程序，重新算出抽中的对象与执法人员，逐项对照。</li>
</ol></section>`
}
