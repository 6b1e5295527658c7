import { pageKey } from '../contract/site-paths.ts'
import { given, html } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { hrefFrom, sitePage } from './site-page.ts'

/** A department's line on the home page, as its own public file. */
export interface DepartmentCard {
  readonly department: Office
  /** Files of its part of the sitemap. */
  readonly sitemapParts: number
}

export interface HomeView {
  readonly departments: readonly Office[]
}

export function departmentCard(department: Office, sitemapParts: number): DepartmentCard {
  return { department: officeOf(department), sitemapParts }
}

export function homeView(cards: readonly DepartmentCard[]): HomeView {
  const departments = cards.map(({ department }) => officeOf(department))
  return { departments: departments.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

export function homePage({ departments }: HomeView): string {
  const frame = { kind: 'home' as const, place: {}, title: '双随机、一公开抽查公示' }
  const href = hrefFrom(frame)
  const body = html`<h1>双随机、一公开抽查公示</h1>
<p class="lead">随机抽取检查对象，随机匹配执法人员，抽查情况及结果及时向社会公开。在这里，您不必相信任何人：每一次抽取都可以自己重新计算。</p>
<section><h2>部门</h2>
${
  departments.length === 0
    ? html`<p class="empty">尚无部门。</p>`
    : html`<ul class="offices">${departments.map(
        ({ id, name, regionName }) =>
          html`<li><a href="${href(pageKey('department', { department: id }))}">${given(name)}</a><span>${given(regionName)}</span></li>`,
      )}</ul>`
}</section>
<section><h2>公开什么</h2>
<dl class="terms">
<div><dt>抽查事项</dt><dd>检查什么，依据哪部法律的哪一条。未公布的事项不得检查。</dd></div>
<div><dt>年度计划</dt><dd>一年内对哪些对象、按什么比例、抽查几次、在什么时间检查。</dd></div>
<div><dt>抽取记录</dt><dd>锁定的名录、事先承诺、见证输入、抽中的对象与执法人员；作废的抽取连同理由一并保留。</dd></div>
<div><dt>检查结果</dt><dd>检查结束后 20 个工作日内公示，审核退回与整改情况同样公开。</dd></div>
</dl></section>
<section><h2>怎样核对一次抽取</h2>
<ol>
<li>抽取前，部门先公开清单的摘要与密数的承诺，此后不能再改；</li>
<li>见证人当场输入词语，与清单、密数一起决定种子；</li>
<li>抽取后，全部材料汇成一个验证文件。用公开的程序在自己的电脑上重新计算，即可逐项对照。</li>
</ol></section>`
  return sitePage(frame, body)
}
