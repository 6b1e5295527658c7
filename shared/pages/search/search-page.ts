import { fileKey, pageKey } from '../../contract/site-paths.ts'
import { asRecorded, brief, html, nothing } from '../html.ts'
import { type Office, officeOf } from '../office.ts'
import { hrefFrom, type Page, sitePage } from '../site-page.ts'
import type { ScriptRef } from '../verify/tool-frame.ts'
import type { SearchMeta } from './terms.ts'

export interface SearchView extends Pick<SearchMeta, 'names' | 'years' | 'labels'> {
  readonly department: Office
  readonly script?: ScriptRef
}

export function searchView(
  department: Office,
  { names, years, labels }: SearchMeta,
  script: ScriptRef | undefined,
): SearchView {
  return { department: officeOf(department), names, years, labels, ...(script ? { script } : {}) }
}

/** Without JavaScript it says where the lists are; with it, the form appears and looks names up in the site's own files. */
export function searchPage({ department, names, years, labels, script }: SearchView): Page {
  const place = { department: department.id }
  const frame = {
    kind: 'search' as const,
    place,
    title: '查询',
    department,
    trail: [{ title: brief(department.name), key: pageKey('department', place) }],
    ...(script ? { script } : {}),
  }
  const href = hrefFrom(frame)
  const choice = (id: string, name: string, values: readonly string[]) =>
    html`<p><label for="${id}">${name}</label><select id="${id}"><option value="">不限</option>${values.map((value) => html`<option value="${asRecorded(value)}">${value}</option>`)}</select></p>`
  const body = html`<h1>查询检查对象</h1>
<p class="lead">按名称、名称的一部分或统一社会信用代码，查到被抽中过的对象与其历次检查。共 ${names} 户，每夜更新。</p>
${
  script
    ? html`<form id="search" class="search" role="search" hidden data-meta="${href(fileKey('searchMeta', place))}">
<p><label for="text">名称或代码</label><input id="text" type="search" autocomplete="off" enterkeyhint="search"></p>
${choice('year', '抽中年度', years)}
${choice('label', '检查结果', labels)}
<p><button type="submit">查询</button></p>
</form>
<p id="status" role="status"></p>
<ul id="found" class="found"></ul>`
    : nothing
}
<section><h2>不用脚本也可以</h2>
<ul>
<li><a href="${href(pageKey('results', place))}">检查结果</a>按公示次序列出；</li>
<li><a href="${href(pageKey('draws', place))}">抽取记录</a>列出每次抽中的全部对象；</li>
<li><a href="${href(pageKey('openData', place))}">开放数据</a>每年一个文件，可以在表格软件中查找。</li>
</ul></section>`
  return sitePage(frame, body)
}
