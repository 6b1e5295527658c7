import { pageKey } from '../contract/site-paths.ts'
import type { DepartmentsView } from './home-view.ts'
import { given, html, inBoth } from './html.ts'
import { table } from './parts.ts'
import { hrefFrom, type Page, sitePage } from './site-page.ts'

/** The departments with the ways into each. */
export function departmentsPage({ departments }: DepartmentsView): Page {
  const frame = { kind: 'departments' as const, place: {}, title: inBoth('部门', 'Departments') }
  const href = hrefFrom(frame)
  const link = (kind: 'draws' | 'results' | 'indicators' | 'openData', id: string, name: string) =>
    html`<li><a href="${href(pageKey(kind, { department: id }))}">${name}</a></li>`
  const body = html`<h1>${inBoth('部门', 'Departments')}</h1>
${table({
  caption: '公示抽查的部门',
  columns: [{ title: '部门' }, { title: '地区' }, { title: '公示内容' }],
  rows: departments.map(({ id, name, regionName }) => [
    html`<a href="${href(pageKey('department', { department: id }))}">${given(name)}</a>`,
    given(regionName),
    html`<ul class="inline">${link('draws', id, '抽取记录')}${link('results', id, '检查结果')}${link('indicators', id, '统计')}${link('openData', id, '开放数据')}</ul>`,
  ]),
  empty: '尚无部门。',
})}`
  return sitePage(frame, body)
}
