import type { DrawView } from '../draw-view.ts'
import { given, type Html, html } from '../html.ts'

/** Places to sign, for the sheet that is printed after a ceremony. */
export function recordView({ contributors, department }: DrawView): Html {
  const witnesses = contributors.filter(({ kind }) => kind !== 'drand').map(({ by }) => html`见证人 ${given(by)}`)
  const signers = [html`抽取人`, html`监督人`, ...witnesses]
  return html`<h2>双随机抽取现场纪要 · 签名</h2>
<p>以下人员在${given(department.name)}抽取现场，确认屏幕所示清单摘要在见证输入之前公布，所载见证输入、种子与抽取结果属实。</p>
<div class="signatures">${signers.map((who) => html`<div class="signer"><span>${who}</span><span class="space"></span></div>`)}</div>
<p class="dated">日期：　　　　年　　月　　日　　　地点：</p>
<p class="dated">备注：</p>`
}
