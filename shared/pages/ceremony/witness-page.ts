import { fileKey } from '../../contract/site-paths.ts'
import { html } from '../html.ts'
import { english } from '../verify/english.ts'
import { type ScriptRef, servedPolicy, toolPage } from '../verify/tool-frame.ts'

interface ToolAssets {
  readonly style: string
  readonly script: ScriptRef
}

/** The page that a witness opens on a phone: his address names draw and code after the `#`, which no server is told. */
export function witnessPage({ style, script }: ToolAssets): string {
  const frame = { key: fileKey('witness'), title: '见证输入', look: 'witness', policy: servedPolicy, style, script }
  return toolPage(
    { ...frame, head: html`<meta name="api" content="/api">` },
    html`<h1 id="title">见证输入 <span class="sub" lang="en">Witness of a draw</span></h1>
<noscript><section class="notice"><p class="notice-title">本页需要 JavaScript</p><p>请换一个浏览器打开，或请抽取人代为输入您写在纸上的话。</p></section></noscript>
<p id="status" class="status" role="status"></p>
<div id="which"></div>
<form id="give" class="line" hidden>
<p>请输入几个字，随您的意：一句诗、一串数字、此刻想到的词。它和其他见证人的话、系统封存的密数合在一起决定种子——有您这一句，谁也不能预先知道或单独左右结果。
${english('Type any words. With them nobody can foresee or steer the result.')}</p>
<div id="code-part"><label for="code">见证码${english('Your code')}</label>
<input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64" required></div>
<label for="words">您的话（一行，最多 200 字）${english('Your words, one line')}</label>
<input id="words" name="words" autocomplete="off" maxlength="200" required enterkeyhint="send">
<button id="send">送出</button>
<p id="answer" class="status bad" role="alert"></p>
<p class="note">送出后不能更改。抽取前不公开，抽取后随验证文件一并公开：请不要写个人信息。</p>
</form>
<div id="recorded"></div>`,
  )
}
