import { englishKey, pageKey } from '../contract/site-paths.ts'
import { fixedWords } from './english/fixed-words.ts'
import { html } from './html.ts'
import { hrefFrom, type Page, sitePage } from './site-page.ts'

/** Pages that no record changes: their twin says only which they are. */
export interface FixedView {
  readonly page: 'objection' | 'accessibility' | 'dictionary'
}

export function objectionPage(_: FixedView): Page {
  return sitePage(
    { kind: 'objection', place: {}, title: '异议与更正', own: fixedWords },
    html`<h1>异议与更正</h1>
<p class="lead">认为抽取不公、公示有误或者不应公示的，任何人都可以提出。</p>
<section><h2>怎样提出</h2>
<ol>
<li>记下结果页或抽取页的网址，它指明是哪一次检查、哪一次抽取；</li>
<li>向组织检查的部门书面提出，写明哪一处有误、依据是什么，并留下联系方式（联系方式不会公开）；</li>
<li>部门核实后更正、撤下或者说明理由。</li>
</ol></section>
<section><h2>办理时限</h2>
<dl class="terms">
<div><dt>更正或撤下</dt><dd>自得知有误之日起 3 个工作日内。页面保留，注明理由、得知日期与是否按期。</dd></div>
<div><dt>原内容</dt><dd>内容不再公开，只保留其摘要，用来证明没有另行替换。</dd></div>
<div><dt>公示年限</dt><dd>检查结果公示 5 年，自然人经营者 2 年，期满自动撤下。</dd></div>
</dl></section>
<section><h2>其他途径</h2>
<p>对行政处罚等决定不服的，可以依法申请行政复议或者提起行政诉讼，期限以决定书所载为准。提出异议不影响这些权利。</p></section>`,
  )
}

export function accessibilityPage(_: FixedView): Page {
  return sitePage(
    { kind: 'accessibility', place: {}, title: '无障碍声明', own: fixedWords },
    html`<h1>无障碍声明</h1>
<p class="lead">本网站以《网页内容无障碍指南》（WCAG）2.2 AA 级为标准制作。</p>
<section><h2>做到什么</h2>
<ul>
<li>不用脚本也能阅读全部页面；只有查询与在浏览器中核对抽取用到脚本。</li>
<li>可以只用键盘；每页开头可以跳过导航；表格标明行与列，窄屏上改为卡片而含义不变。</li>
<li>每幅图都有文字说明，图下附有同样的数据表。</li>
<li>放大到 400%、宽 320 像素、深色显示与打印时都可以阅读。</li>
<li>不设时间限制，不闪动，不跟踪读者，不向第三方发送请求。</li>
</ul></section>
<section><h2>怎样检查</h2>
<p>每一种页面在发布前用 axe 自动检查，不得有任何一项不符；自动检查不能代替使用者的体验，尚未请使用读屏软件的读者逐页试用。</p></section>
<section><h2>已知不足</h2>
<ul>
<li>检查依据与检查情况照录原文，用语未必浅显。</li>
<li>英文页面译出界面与固定用语；名称、法律条文与各部门填写的文字仍为中文。</li>
</ul>
<p>遇到障碍的，请按<a href="${hrefFrom({ kind: 'accessibility', place: {} })(pageKey('objection'))}">异议与更正</a>所述方式告知。</p></section>`,
  )
}

/**
 * What a web server shows for an address that is not there, in both languages because there is one such page; it may be shown
 * under any address, so its links begin at the root.
 */
export function notFoundPage(): string {
  const { zh } = sitePage(
    { kind: 'home', place: {}, title: '没有这一页' },
    html`<h1>没有这一页</h1>
<p class="lead">网址可能有误。本网站不删除页面：撤下的结果会留下理由。</p>
<ul>
<li><a href="${pageKey('home')}">首页</a></li>
<li><a href="${pageKey('departments')}">各部门</a></li>
</ul>
<section lang="en"><h2>There is no such page</h2>
<p>The address may be wrong. This site deletes no page: where a result has been withdrawn, the reason stays.</p>
<ul>
<li><a href="${englishKey('home')}">Home</a></li>
<li><a href="${englishKey('departments')}">Departments</a></li>
</ul></section>`,
  )
  return zh.replace(/(href|src)="(?!#)/g, '$1="/')
}
