import { fileKey, relativeHref } from '../../contract/site-paths.ts'
import { html } from '../html.ts'
import { type ScriptRef, servedPolicy, toolPage } from '../verify/tool-frame.ts'
import { steps } from './stage.ts'

interface ToolAssets {
  readonly style: string
  readonly script: ScriptRef
}

/** The page for the hall's screen: follows one draw by its public files, which its address names after the `#`. */
export function ceremonyPage({ style, script }: ToolAssets): string {
  const buttons = steps.map(
    ({ id, zh }, at) =>
      html`<li id="nav-${id}"><button type="button" class="quiet" data-step="${id}"><span class="count">${at + 1}</span>${zh}</button></li>`,
  )
  const frame = { key: fileKey('ceremony'), title: '抽取现场', look: 'ceremony', policy: servedPolicy, style, script }
  return toolPage(
    frame,
    html`<h1 id="title">抽取现场 <span class="sub" lang="en">Ceremony of a draw</span></h1>
<noscript><section class="notice"><p class="notice-title">本页需要 JavaScript</p><p>投影画面随公开文件自动更新。不开 JavaScript 时，请看该次抽取的页面，内容相同，刷新即可。</p></section></noscript>
<nav class="steps" aria-label="步骤"><ol>${buttons}</ol></nav>
<p id="status" class="status" role="status"></p>
<div id="stage"></div>
<div class="controls" id="controls" hidden>
<button type="button" class="quiet" id="back">← 上一步</button>
<button type="button" class="quiet" id="forth">下一步 →</button>
<button type="button" class="quiet" id="play" hidden>停止动画</button>
<button type="button" class="quiet" id="full">全屏</button>
<button type="button" class="quiet" id="print">打印纪要</button>
</div>
<p class="note keys">键盘：<kbd>←</kbd> <kbd>→</kbd> 换步，<kbd>1</kbd>–<kbd>4</kbd> 到某一步，<kbd>空格</kbd> 停止或重放，<kbd>F</kbd> 全屏。</p>
<p class="note links"><span id="links"></span><a href="${relativeHref(fileKey('ceremony'), fileKey('witness'))}">见证人输入页</a></p>
<section id="record" class="record" aria-label="纪要签名"></section>`,
  )
}
