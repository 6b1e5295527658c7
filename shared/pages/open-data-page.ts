import { fileKey, pageKey } from '../contract/site-paths.ts'
import { asRecorded, brief, html } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { table } from './parts.ts'
import { csvColumns } from './results-csv.ts'
import { hrefFrom, type Page, sitePage } from './site-page.ts'

export interface OpenDataView {
  readonly department: Office
  /** Years with public results, the newest first. */
  readonly years: readonly string[]
}

export function openDataView(department: Office, years: readonly string[]): OpenDataView {
  return { department: officeOf(department), years: [...years] }
}

export function openDataPage({ department, years }: OpenDataView): Page {
  const place = { department: department.id }
  const frame = {
    kind: 'openData' as const,
    place,
    title: '开放数据',
    department,
    trail: [{ title: brief(department.name), key: pageKey('department', place) }],
  }
  const href = hrefFrom(frame)
  const body = html`<h1>开放数据</h1>
<p class="lead">本网站公开的全部内容都可以下载，注明来源即可使用。网址固定不变。</p>
<section><h2>检查结果（CSV）</h2>
<p>每年一个文件，UTF-8 编码，可以直接用 Excel 打开；每夜更新。</p>
${table({
  caption: '各年文件',
  columns: [{ title: '年度' }, { title: '文件' }],
  rows: years.map((year) => [
    html`${year} 年`,
    html`<a href="${href(fileKey('csv', { ...place, id: year }))}">results-${year}.csv</a>`,
  ]),
  empty: '尚未公示检查结果。',
  compact: true,
})}</section>
<section><h2>文件各列</h2>
${table({
  caption: 'CSV 各列的含义',
  columns: [{ title: '列' }, { title: '含义' }],
  rows: csvColumns.map(({ name, zh }) => [asRecorded(name), zh]),
  empty: '',
})}</section>
<section><h2>其他形式</h2>
<ul>
<li>每一页都有同内容的数据文件：把网址末尾的 index.html 换成 index.json；字段含义见<a href="${href(pageKey('dictionary'))}">数据字典</a>。</li>
<li>新公示的结果：<a href="${href(fileKey('feed', place))}">Atom 订阅</a>，每夜更新。</li>
<li>每次抽取的验证文件 bundle.json：见<a href="${href(pageKey('draws', place))}">抽取记录</a>。</li>
<li>全部网址：<a href="${href(fileKey('sitemap', {}))}">sitemap.xml</a>。</li>
</ul></section>`
  return sitePage(frame, body)
}
