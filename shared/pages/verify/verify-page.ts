import { fileKey, relativeHref } from '../../contract/site-paths.ts'
import { type Html, html, nothing } from '../html.ts'
import { table } from '../parts.ts'
import { english } from './english.ts'
import { type ScriptRef, servedPolicy, toolPage } from './tool-frame.ts'

/** Something to be downloaded, with what its bytes must hash to. */
interface Download {
  readonly key: string
  readonly sha256: string
  readonly bytes: number
}

export interface VerifyAssets {
  readonly style: string
  readonly page: ScriptRef
  readonly desk: ScriptRef
  readonly downloads: readonly (Download & { readonly kind: 'verifyAlone' | 'verifyPython' | 'verifySpec' })[]
}

const key = fileKey('verify')

/** The page on the public site that recomputes a draw in the reader's browser. */
export function verifyPage(assets: VerifyAssets): string {
  const deskHref = relativeHref(key, assets.desk.key)
  const head = html`<meta name="desk" content="${deskHref}">`
  const frame = { key, title: '自己核对一次抽取', look: 'verify', policy: servedPolicy, head }
  return toolPage(
    { ...frame, style: assets.style, script: assets.page },
    html`${opening()}
${working()}
${otherWays(assets)}`,
  )
}

/** The same page as a file of its own, opened from disk: `policy` allows the script and the style that are put into it. */
export function verifyAlonePage(policy: string): string {
  return toolPage(
    { title: '离线核对一次抽取', look: 'verify', policy },
    html`${opening()}\n${saveFirst()}\n${working()}\n${onDisk()}`,
  )
}

function opening(): Html {
  return html`<h1>自己核对一次抽取 <span class="sub" lang="en">Check a draw yourself</span></h1>
<p class="lead">不必相信本网站，也不必相信办抽取的部门。本页在您自己的浏览器里，从公开的验证文件把抽取从头重算一遍；文件不上传，断网也能算。
${english('Your browser recomputes the whole draw from its public file. Nothing is uploaded; it works offline.')}</p>
<noscript><section class="notice"><p class="notice-title">本页的计算需要 JavaScript</p>
<p>不开 JavaScript 也能核对：下载验证文件，在自己的电脑上运行 <code>python3 verify_draw.py bundle.json</code>（有递补的再加上 <code>supplements.json</code>；只需 Python 自带的库），或用“明抽”源码运行 <code>npm run verify -- bundle.json</code>。</p>
<p lang="en">Without JavaScript: run the Python verifier, or <code>npm run verify</code>, on the draw's bundle.json.</p></section></noscript>`
}

/** Filled by the script; hidden from a reader who has none. */
function working(): Html {
  return html`<div id="desk" hidden>
<form id="give" class="drop">
<input id="file" class="hidden" type="file" accept=".json,application/json" multiple>
<label for="file" class="pick">选择验证文件</label><span class="what">bundle.json ${english('Choose a bundle')}</span>
<p class="note">也可以把文件拖到本页任何地方。每次抽取的页面上都有它的验证文件；抽取后有递补或回避改派的，连同递补文件（supplements.json）一起选择。${english('Or drop it anywhere on this page, together with its supplements.json where there is one.')}</p>
</form>
<p id="status" class="status" role="status"></p>
<div id="verdict-part"></div>
<div id="after-part"></div>
<section id="ask" hidden>
<h2>为什么抽中这家，没抽中那家？ ${english('Why this one, and not that one?')}</h2>
<form id="ask-form" class="line">
<label for="asked">名称或统一社会信用代码（可以只输入一部分）${english('A name or a code, or part of it')}</label>
<div class="row"><input id="asked" type="search" autocomplete="off" spellcheck="false" maxlength="255" enterkeyhint="search"><button>查询</button></div>
</form>
<div id="explanation" role="status"></div>
</section>
<div id="detail-part"></div>
</div>`
}

const what = {
  verifyAlone: ['离线核对页', '一个文件，保存后断网打开，功能与本页相同', 'This page as one file, for offline use'],
  verifyPython: [
    'Python 核对程序',
    '另一种语言、另一套代码写成；只用 Python 自带的库：python3 verify_draw.py bundle.json [supplements.json]',
    'An independent second program',
  ],
  verifySpec: ['算法说明', '每一步怎么算，写到字节；可据此自己写一个核对程序', 'The rule, to the byte'],
} as const

function otherWays({ downloads, page, desk }: VerifyAssets): Html {
  const name = (path: string) => path.split('/').at(-1) ?? ''
  const href = (to: string) => relativeHref(key, to)
  return html`<section id="other"><h2>不用本页也能核对 ${english('Other ways')}</h2>
${table({
  caption: '可以下载的程序与说明',
  columns: [{ title: '文件' }, { title: '用途' }, { title: '大小', numeric: true }, { title: 'SHA-256' }],
  rows: downloads.map((each) => [
    html`<a href="${href(each.key)}"${each.kind === 'verifySpec' ? nothing : html` download`}>${what[each.kind][0]}</a><span class="note"><br>${name(each.key)}</span>`,
    html`${what[each.kind][1]} ${english(what[each.kind][2])}`,
    `${Math.ceil(each.bytes / 1000)} KB`,
    html`<code>${each.sha256}</code>`,
  ]),
  empty: '',
})}
<p class="note">本页自己的程序：<a href="${href(page.key)}">${name(page.key)}</a>（界面）、<a href="${href(desk.key)}">${name(desk.key)}</a>（计算）。源码公开，可对照。</p></section>`
}

/** A site's own policy lets no inline script run: there this page is a file to save. The script takes the notice away. */
function saveFirst(): Html {
  return html`<section class="notice" id="save-first"><p class="notice-title">请先把本页存到自己的电脑，再打开</p>
<p>如果您已经从磁盘打开却仍看到这句话，请允许本页运行 JavaScript。${english('Save this page to your disk and open it from there.')}</p></section>`
}

function onDisk(): Html {
  return html`<section id="other"><h2>本文件 ${english('This file')}</h2>
<p>本文件自成一体，不联网、不读取其他文件。公示网站“自己核对”一页列有它的 SHA-256，可先对照再使用。
${english('Self-contained; its SHA-256 is published on the page “Check a draw yourself”.')}</p></section>`
}
