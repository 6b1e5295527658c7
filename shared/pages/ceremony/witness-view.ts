import type { DrawView } from '../draw-view.ts'
import { given, type Html, html, nothing } from '../html.ts'
import { facts, instant, notice } from '../parts.ts'
import { english } from '../verify/english.ts'
import { grouped } from '../verify/grouped.ts'
import { roundTitle } from './stage.ts'

/** Which draw a witness contributes to, and what it was bound to before. */
export function whichView(draw: DrawView): Html {
  const given_ = draw.contributors.filter(({ at }) => at !== undefined).map(({ by }) => by)
  return html`${draw.voided ? notice('本次抽取已作废', html`<p>理由：${given(draw.voided.reason)}</p>`) : nothing}
${facts([
  ['部门', given(draw.department.name)],
  ['任务', given(draw.taskName)],
  ['轮次', roundTitle(draw)],
  ['锁定时间', instant(draw.frozenAt)],
  ['规模', `可抽取 ${draw.pool} 家`],
  [
    '清单摘要',
    html`${grouped(draw.manifestDigest)}<span class="note">请记下或拍照：抽取后可据此核对，清单没有在您输入之后改动。</span>`,
  ],
  [
    '已输入',
    given_.length === 0
      ? '还没有人'
      : given_.map((by, at) => html`${at > 0 ? '、' : nothing}${given(by)}`).reduce((all, each) => html`${all}${each}`),
  ],
])}`
}

export interface Recorded {
  readonly by: string
  readonly words: string
  readonly waitingFor: readonly string[]
}

/** What was recorded, as the server answered it. */
export function recordedView({ by, words, waitingFor }: Recorded, ceremonyHref: string): Html {
  const next = waitingFor.length === 0 ? '见证输入已齐，可以抽取了。' : `还在等待：${waitingFor.join('、')}。`
  return html`<section class="verdict good"><h2 id="verdict" tabindex="-1"><span class="sign" aria-hidden="true">✓</span>已记录 ${english('Recorded')}</h2>
<p>见证人 <b>${given(by)}</b> 的话：<q>${given(words)}</q></p>
<p>${next}</p></section>
<p>抽取后，验证文件里会有一字不差的这句话。<a href="${ceremonyHref}">看抽取现场</a></p>`
}
