import { pageKey } from '../contract/site-paths.ts'
import { percentage } from '../kernel/percentage.ts'
import { type Bar, barChart } from './bar-chart.ts'
import { columnChart } from './column-chart.ts'
import { type Coverage, coverageChart } from './coverage-chart.ts'
import { asRecorded, brief, given, type Html, html, inBoth, nothing } from './html.ts'
import type { FairnessView, IndicatorView } from './indicator-view.ts'
import { monthSection } from './month-chart.ts'
import { code, figures, share, table, type Words } from './parts.ts'
import { hrefFrom, type Page, sitePage } from './site-page.ts'

/** The newest year stands under the department's own address; each year keeps one of its own. */
export function indicatorPage(view: IndicatorView): Page {
  return page(view, 'indicators')
}

export function indicatorYearPage(view: IndicatorView): Page {
  return page(view, 'indicatorYear')
}

function page(view: IndicatorView, kind: 'indicators' | 'indicatorYear'): Page {
  const { department, year, years } = view
  const place = { department: department.id }
  const frame = {
    kind,
    place: kind === 'indicators' ? place : { ...place, id: year },
    title: html`${year} 年统计`,
    department,
    trail: [{ title: brief(department.name), key: pageKey('department', place) }],
  }
  const href = hrefFrom(frame)
  const others = years.map(
    (each) =>
      html`<li>${each === year && kind === 'indicatorYear' ? html`<strong>${each} 年</strong>` : html`<a href="${href(pageKey('indicatorYear', { ...place, id: each }))}">${each} 年</a>`}</li>`,
  )
  const body = html`<h1>${year} 年统计<span class="sub">由业务记录逐项累计，图下均附数据</span></h1>
<ul class="pages">${others}</ul>
${summary(view)}
${disclosed(view)}
${covered('各信用等级的覆盖', '信用等级', view.byClass)}
${covered(
  '各地区的覆盖',
  '地区',
  view.byRegion.map((each) => ({ ...each, label: asRecorded(each.label) })),
)}
${bars(
  '检查结果',
  '结果',
  '项次',
  view.byCode.map(({ label, items }) => ({ label, value: items })),
)}
${monthSection(view.byMonth)}
${times(view)}
${bars(
  '每户被检查次数',
  '次数',
  '户',
  view.visits.map(({ visits, targets }) => ({ label: html`${visits} 次`, value: targets })),
)}
${bars(
  '执法人员工作量',
  '执法证号',
  '次',
  view.officers.map(({ officer, inspections }) => ({ label: officer, value: inspections })),
)}
${fairnessReport(view, (id) => href(pageKey('draw', { ...place, id })))}`
  return sitePage(frame, body)
}

function summary(view: IndicatorView): Html {
  const { inspections, calledOff, results, resultsInTime, medianDays } = view
  return figures(
    [
      ['检查', inspections, calledOff > 0 ? html`另取消 ${calledOff} 次` : undefined],
      ['已公示', results, view.withdrawn > 0 ? html`另撤下 ${view.withdrawn} 份` : undefined],
      ['公示率', share(results, inspections), `${results} / ${inspections}`],
      ['按期公示', share(resultsInTime, results), '结束后 20 个工作日内'],
      ['公示用时', medianDays === undefined ? '—' : `${medianDays}`, '个工作日，中位数，自检查结束起'],
      ['审核退回', view.returns, inBoth('次', view.returns === 1 ? 'time' : 'times')],
    ].map(([name, value, note]) => [name, value, note] as [string, string | number, Words?]),
  )
}

type Covered = Omit<Coverage, 'label'> & { readonly label: Words }

function covered(title: string, name: string, rows: readonly Covered[]): Html {
  if (rows.length === 0) return nothing
  return html`<section class="later"><h2>${title}</h2>
${coverageChart(rows, html`${title}：抽中占名录的比例`)}
${table({
  caption: '图中数据',
  columns: [
    { title: name },
    { title: '名录', numeric: true },
    { title: '抽中', numeric: true },
    { title: '比例', numeric: true },
  ],
  rows: rows.map(({ label, drawn, size }) => [label, size, drawn, share(drawn, size)]),
  empty: '',
  compact: true,
})}</section>`
}

function bars(title: string, name: string, unit: string, rows: readonly Bar[]): Html {
  if (rows.length === 0) return nothing
  return html`<section class="later"><h2>${title}</h2>
${barChart({ title: html`${title}（${unit}）`, bars: rows })}
${counts(name, unit, rows)}</section>`
}

function counts(name: string, unit: string, rows: readonly Bar[]): Html {
  return table({
    caption: '图中数据',
    columns: [{ title: name }, { title: unit, numeric: true }],
    rows: rows.map(({ label, value }) => [label, value]),
    empty: '',
    compact: true,
  })
}

/** What became of the year's inspections: public in time, public late, not public yet, withdrawn. */
function disclosed({ inspections, results, resultsInTime, withdrawn }: IndicatorView): Html {
  if (inspections === 0) return nothing
  const rows = [
    ['按期公示', resultsInTime],
    ['逾期公示', results - resultsInTime],
    ['已撤下', withdrawn],
    ['尚未公示', inspections - results - withdrawn],
  ] as const
  const shown = rows.map(([label, value]) => ({ label, value, said: html`${value} 份 · ${share(value, inspections)}` }))
  return html`<section><h2>公示率</h2>
${barChart({ title: html`${inspections} 次检查的结果公示情况`, bars: shown, end: inspections })}
${table({
  caption: '图中数据',
  columns: [{ title: '情况' }, { title: '份', numeric: true }, { title: '占检查', numeric: true }],
  rows: rows.map(([label, value]) => [label, value, share(value, inspections)]),
  empty: '',
  compact: true,
})}</section>`
}

function times({ timeToPublication }: IndicatorView): Html {
  if (timeToPublication.length === 0) return nothing
  const columns = timeToPublication.map(({ days, results }) => ({ label: days, value: results }))
  return html`<section><h2>公示用时</h2>
${columnChart({ title: '自检查结束至公示的工作日（份）', columns, unit: ' 份' })}
${counts('工作日', '份', columns)}</section>`
}

function fairnessReport({ fairness: draws }: IndicatorView, href: (id: string) => Html): Html {
  if (draws.length === 0) return nothing
  const regions = draws.flatMap(({ regions: of }) => of)
  const within = regions.filter(({ drawn, low, high }) => drawn >= low && drawn <= high).length
  return html`<h2 class="part" id="fairness">抽取公平性</h2>
<p>同一等级中，每一户可抽取对象被抽中的机会相同。下面按地区列出按此机会应有的数目（期望）与实际抽中数。单次抽取有偶然的偏差：同样公平地抽一百次，至少九十五次落在图中横线的范围内。</p>
<p>本年度共 ${draws.length} 次抽取、${regions.length} 个地区数，其中 <strong>${within}</strong> 个（${share(within, regions.length)}）在范围之内。</p>
${draws.map((each) => fairness(each, href(each.drawId)))}`
}

function fairness({ taskName, round, drawId, levels, regions }: FairnessView, href: Html): Html {
  const chances = levels.map(({ level, pool, take, probability }) => ({
    label: level,
    value: percentage(take, pool),
    said: html`${take} / ${pool} 户 · ${probability}`,
  }))
  const expected = regions.map(({ region, drawn, expected: mark, low, high }) => ({
    label: asRecorded(region),
    value: drawn,
    mark,
    range: [low, high] as const,
    said: html`抽中 ${drawn} · 期望 ${mark} · ${low}–${high}`,
  }))
  return html`<section class="later"><h3><a href="${href}">${given(taskName)}，第 ${round} 轮</a></h3>
<p class="note">${code(drawId)}</p>
${barChart({ title: '各等级中每一户被抽中的机会（%）', bars: chances, end: 100 })}
${table({
  caption: '被抽中的机会',
  columns: [
    { title: '信用等级' },
    { title: '可抽取', numeric: true },
    { title: '抽取', numeric: true },
    { title: '机会', numeric: true },
  ],
  rows: levels.map(({ level, pool, take, probability }) => [level, pool, take, probability]),
  empty: '',
  compact: true,
})}
${barChart({ title: '各地区抽中数（竖线为期望，横线为公平抽取的 95% 范围）', bars: expected })}
${table({
  caption: '各地区期望与抽中',
  columns: [
    { title: '地区' },
    { title: '可抽取', numeric: true },
    { title: '期望', numeric: true },
    { title: '95% 范围', numeric: true },
    { title: '抽中', numeric: true },
  ],
  rows: regions.map((each) => [
    asRecorded(each.region),
    each.pool,
    each.expected.toFixed(2),
    `${each.low}–${each.high}`,
    each.drawn,
  ]),
  empty: '',
  compact: true,
})}</section>`
}
