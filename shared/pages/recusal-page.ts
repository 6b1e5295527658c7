import { fileKey } from '../contract/site-paths.ts'
import { html } from './html.ts'
import { english } from './verify/english.ts'
import { type ScriptRef, servedPolicy, toolPage } from './verify/tool-frame.ts'

interface ToolAssets {
  readonly style: string
  readonly script: ScriptRef
}

/** Where the inspected party asks that an officer stay away: the address names the visit after the `#`, the passcode is typed. */
export function recusalPage({ style, script }: ToolAssets): string {
  const frame = { key: fileKey('recusal'), title: '申请回避', look: 'witness', policy: servedPolicy, style, script }
  return toolPage(
    { ...frame, head: html`<meta name="robots" content="noindex, nofollow">\n<meta name="api" content="/api">` },
    html`<h1 id="title">申请回避 <span class="sub" lang="en">Ask that an officer stay away</span></h1>
<noscript><section class="notice"><p class="notice-title">本页需要 JavaScript</p><p>请换一个浏览器打开，或把书面申请交给执法人员或检查部门。</p></section></noscript>
<p id="status" class="status" role="status"></p>
<div id="which"></div>
<form id="ask" class="line" hidden>
<p>执法人员与您单位或者本次检查有直接利害关系，可能影响公正的，您可以申请他回避。由行政机关负责人决定，决定之前检查照常进行。
${english('The head of the agency decides; the check goes on meanwhile.')}</p>
<label for="officer">申请谁回避（执法证号）${english('Whom, by certificate number')}</label>
<select id="officer" name="officer" required></select>
<label for="reason">理由：有什么利害关系，依据什么${english('Why')}</label>
<textarea id="reason" name="reason" rows="5" maxlength="2000" required></textarea>
<label for="applicant">申请人（姓名和职务）${english('Your name and post')}</label>
<input id="applicant" name="applicant" autocomplete="name" maxlength="100" required>
<label for="contact">联系方式（可不填，不公开）${english('How to reach you; not public')}</label>
<input id="contact" name="contact" autocomplete="tel" maxlength="100">
<label for="passcode">验证码（印在检查通知书上）${english('The code printed on your notice')}</label>
<input id="passcode" name="passcode" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" required>
<button id="send">提交申请</button>
<p id="answer" class="status bad" role="alert"></p>
<p class="note">理由和联系方式只有检查部门能看到，不公开；是否准许会写在检查告知页上。</p>
</form>
<div id="recorded" tabindex="-1"></div>`,
  )
}
