import { fileKey, pageKey } from '../contract/site-paths.ts'
import { percentage } from '../kernel/percentage.ts'
import { barChart } from './bar-chart.ts'
import { comingTable, underWayTable } from './coming.ts'
import type { HomeView } from './home-view.ts'
import { given, type Html, html, inBoth, nothing } from './html.ts'
import { monthSection } from './month-chart.ts'
import { figures, share, table } from './parts.ts'
import { type Href, hrefFrom, type Page, sitePage } from './site-page.ts'
import type { YearNumbers } from './year-numbers.ts'

export function homePage(view: HomeView): Page {
  const frame = { kind: 'home' as const, place: {} }
  const href = hrefFrom(frame)
  const body = html`<h1>双随机、一公开抽查公示</h1>
<p class="lead">随机抽取检查对象，随机匹配执法人员，抽查情况及结果及时向社会公开。在这里，您不必相信任何人：每一次抽取都可以自己重新计算。</p>
${yearSection(view)}
${coming(view, href)}
${view.year ? monthSection(view.year.months) : nothing}
${departments(view, href)}
${check(href)}
<section><h2>公开什么</h2>
<dl class="terms">
<div><dt>抽查事项</dt><dd>检查什么，依据哪部法律的哪一条。未公布的事项不得检查。</dd></div>
<div><dt>年度计划</dt><dd>一年内对哪些对象、按什么比例、抽查几次、在什么时间检查。</dd></div>
<div><dt>抽取记录</dt><dd>锁定的名录、事先承诺、见证输入、抽中的对象与执法人员；作废的抽取连同理由一并保留。</dd></div>
<div><dt>检查结果</dt><dd>检查结束后 20 个工作日内公示，审核退回与整改情况同样公开。</dd></div>
</dl></section>`
  return sitePage(frame, body)
}

function yearSection({ year: of }: HomeView): Html {
  if (!of) return nothing
  const { year, numbers: n } = of
  return html`<section><h2>${year} 年检查了什么</h2>
${figures([
  ['抽查任务', n.tasks, html`完成抽取 ${n.draws} 次`],
  ['抽中对象', n.drawn, html`名录共 ${n.registered} 家`],
  ['已公示结果', n.results, html`公示率 ${share(n.results, n.inspections)}`],
  ['按期公示', share(n.resultsInTime, n.results), '结束后 20 个工作日内'],
  ['发现问题', n.found, html`占已公示的 ${share(n.found, n.results)}`],
  ['作废的抽取', n.voidDraws, '均附理由公开'],
])}
${shares(n)}
<p class="note">数字由各部门的业务记录累计，每日清晨更新。</p></section>`
}

/** Shares on one scale: of what the department had to do, how much was done, and what was found. */
function shares(n: YearNumbers): Html {
  const rows = (
    [
      ['抽中占名录', n.drawn, n.registered],
      ['公示占检查', n.results, n.inspections],
      ['按期占公示', n.resultsInTime, n.results],
      ['发现问题占公示', n.found, n.results],
    ] as const
  ).filter(([, , whole]) => whole > 0)
  if (rows.length === 0) return nothing
  return html`${barChart({
    title: '抽查、公示与发现的比例',
    bars: rows.map(([label, part, whole]) => ({
      label,
      value: Math.min(100, percentage(part, whole)),
      said: `${part} / ${whole} · ${share(part, whole)}`,
    })),
    end: 100,
  })}
${table({
  caption: '图中数据',
  columns: [
    { title: '比例' },
    { title: '其中', numeric: true },
    { title: '总数', numeric: true },
    { title: '百分比', numeric: true },
  ],
  rows: rows.map(([label, part, whole]) => [label, part, whole, share(part, whole)]),
  empty: '',
  compact: true,
})}`
}

function coming({ coming: rounds, comingInAll, underWay, underWayInAll, year }: HomeView, href: Href): Html {
  if (!year) return nothing
  const rest = Math.max(comingInAll - rounds.length, 0) + Math.max(underWayInAll - underWay.length, 0)
  return html`<section><h2>接下来</h2>
${comingTable(rounds, href, true)}
${underWay.length === 0 ? nothing : underWayTable(underWay, href, true)}
${rest === 0 ? nothing : html`<p class="note">另有 ${rest} 项，见各部门的页面。</p>`}</section>`
}

function departments({ departments: lines }: HomeView, href: Href): Html {
  return html`<section><h2>${inBoth('部门', 'Departments')}</h2>
${table({
  caption: '公示抽查的部门',
  columns: [
    { title: '部门' },
    { title: '地区' },
    { title: '年度', numeric: true },
    { title: '抽中', numeric: true },
    { title: '已公示', numeric: true },
    { title: '发现问题', numeric: true },
  ],
  rows: lines.map(({ id, name, regionName, year, drawn, results, found }) => [
    html`<a href="${href(pageKey('department', { department: id }))}">${given(name)}</a>`,
    given(regionName),
    year ?? '—',
    drawn ?? '—',
    results ?? '—',
    found ?? '—',
  ]),
  empty: '尚无部门。',
})}</section>`
}

function check(href: Href): Html {
  return html`<section><h2>怎样自己核对一次抽取</h2>
<ol>
<li>抽取前，部门先公开清单的摘要与密数的承诺，此后不能再改；</li>
<li>见证人当场输入词语，与清单、密数一起决定种子；</li>
<li>抽取后，全部材料汇成一个验证文件。在<a href="${href(fileKey('verify'))}">核对页面</a>上打开它，浏览器就会重新计算，逐项对照；也可以下载程序在自己的电脑上核对。</li>
</ol></section>`
}
