import { pageKey } from '../contract/site-paths.ts'
import { type Bar, barChart } from './bar-chart.ts'
import { columnChart } from './column-chart.ts'
import { type Coverage, coverageChart } from './coverage-chart.ts'
import { given, type Html, html, nothing } from './html.ts'
import type { FairnessView, IndicatorView } from './indicator-view.ts'
import { code, figures, share, table } from './parts.ts'
import { hrefFrom, sitePage } from './site-page.ts'

/** The newest year stands under the department's own address; each year keeps one of its own. */
export function indicatorPage(view: IndicatorView): string {
  return page(view, 'indicators')
}

export function indicatorYearPage(view: IndicatorView): string {
  return page(view, 'indicatorYear')
}

function page(view: IndicatorView, kind: 'indicators' | 'indicatorYear'): string {
  const { department, year, years } = view
  const place = { department: department.id }
  const frame = {
    kind,
    place: kind === 'indicators' ? place : { ...place, id: year },
    title: `${year} 年统计`,
    department,
    trail: [{ title: department.name, key: pageKey('department', place) }],
  }
  const href = hrefFrom(frame)
  const others = years.map(
    (each) =>
      html`<li>${each === year && kind === 'indicatorYear' ? html`<strong>${each} 年</strong>` : html`<a href="${href(pageKey('indicatorYear', { ...place, id: each }))}">${each} 年</a>`}</li>`,
  )
  const body = html`<h1>${year} 年统计<span class="sub">由业务记录逐项累计，图下均附数据</span></h1>
<ul class="pages">${others}</ul>
${summary(view)}
${covered('各信用等级的覆盖', '信用等级', view.byClass)}
${covered('各地区的覆盖', '地区', view.byRegion)}
${bars(
  '检查结果',
  '结果',
  '项次',
  view.byCode.map(({ label, items }) => ({ label, value: items })),
)}
${months(view)}
${times(view)}
${bars(
  '每户被检查次数',
  '次数',
  '户',
  view.visits.map(({ visits, targets }) => ({ label: `${visits} 次`, value: targets })),
)}
${bars(
  '执法人员工作量',
  '执法证号',
  '次',
  view.officers.map(({ officer, inspections }) => ({ label: officer, value: inspections })),
)}
${
  view.fairness.length > 0
    ? html`<h2 class="part" id="fairness">抽取公平性</h2>
<p>同一等级中，每一户可抽取对象被抽中的机会相同。下表按地区列出按此机会应有的数目（期望）与实际抽中数；单次抽取有偶然的偏差，长期应当接近。</p>
${view.fairness.map((each) => fairness(each, href(pageKey('draw', { ...place, id: each.drawId }))))}`
    : nothing
}`
  return sitePage(frame, body)
}

function summary(view: IndicatorView): Html {
  const { inspections, calledOff, results, resultsInTime, medianDays } = view
  return figures(
    [
      ['检查', inspections, calledOff > 0 ? `另取消 ${calledOff} 次` : undefined],
      ['已公示', results, view.withdrawn > 0 ? `另撤下 ${view.withdrawn} 份` : undefined],
      ['公示率', share(results, inspections), `${results} / ${inspections}`],
      ['按期公示', share(resultsInTime, results), '结束后 20 个工作日内'],
      ['公示用时', medianDays === undefined ? '—' : `${medianDays} 天`, '中位数，自检查结束起'],
      ['审核退回', view.returns, '次'],
    ].map(([name, value, note]) => [name, value, note] as [string, string | number, string?]),
  )
}

function covered(title: string, name: string, rows: readonly Coverage[]): Html {
  if (rows.length === 0) return nothing
  return html`<section><h2>${title}</h2>
${coverageChart(rows, `${title}：抽中占名录的比例`)}
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
  return html`<section><h2>${title}</h2>
${barChart({ title: `${title}（${unit}）`, bars: rows })}
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

function months({ byMonth }: IndicatorView): Html {
  if (byMonth.length === 0) return nothing
  const columns = byMonth.map(({ month, results }) => ({ label: month, value: results }))
  return html`<section><h2>各月公示</h2>
${columnChart({ title: '各月公示的检查结果（份）', columns, unit: ' 份' })}
${counts('月份', '份', columns)}</section>`
}

function times({ timeToPublication }: IndicatorView): Html {
  if (timeToPublication.length === 0) return nothing
  const columns = timeToPublication.map(({ days, results }) => ({ label: days, value: results }))
  return html`<section><h2>公示用时</h2>
${columnChart({ title: '自检查结束至公示的天数（份）', columns, unit: ' 份' })}
${counts('天数', '份', columns)}</section>`
}

function fairness({ taskName, round, drawId, levels, regions }: FairnessView, href: string): Html {
  const expected = regions.map(({ region, drawn, expected: mark }) => ({
    label: region,
    value: drawn,
    mark,
    said: `抽中 ${drawn} · 期望 ${mark}`,
  }))
  return html`<section><h3><a href="${href}">${given(taskName)}，第 ${round} 轮</a></h3>
<p class="note">${code(drawId)}</p>
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
${barChart({ title: '各地区抽中数（竖线为期望）', bars: expected })}
${table({
  caption: '各地区期望与抽中',
  columns: [
    { title: '地区' },
    { title: '可抽取', numeric: true },
    { title: '期望', numeric: true },
    { title: '抽中', numeric: true },
  ],
  rows: regions.map((each) => [each.region, each.pool, each.expected.toFixed(2), each.drawn]),
  empty: '',
  compact: true,
})}</section>`
}
