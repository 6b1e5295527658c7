import type { SupplementCheck, SupplementsVerification } from '../../domain/verify/verify-supplements.ts'
import { given, type Html, html, nothing } from '../html.ts'
import { code } from '../parts.ts'
import type { Names } from './desk.ts'
import { english } from './english.ts'

const kinds = {
  target: ['对象递补', 'a target was replaced'],
  officer: ['回避改派', 'an officer was replaced'],
} as const

/** What came after the draw, each supplement computed again from the draw's own seed. */
export function afterView({ ok, checks, firstDifference }: SupplementsVerification, names: Names): Html {
  return html`<section class="verdict ${ok ? 'good' : 'bad'}" aria-labelledby="after">
<h2 id="after"><span class="sign" aria-hidden="true">${ok ? '✓' : '✗'}</span>递补与回避改派 ${english('After the draw')}</h2>
<p>${ok ? `抽取后的 ${checks.length} 次递补和改派由同一种子逐次重算，与公布的一致；谁也没有指定。` : '抽取后的递补与重算不符：被改动过，或者不完整。'} ${english(
    ok ? 'Every supplement follows from the same seed.' : 'What came after the draw does not verify.',
  )}</p>
</section>
${checks.length > 0 ? html`<ol class="checks">${checks.map((check) => row(check, names))}</ol>` : nothing}
${firstDifference && checks.length === 0 ? html`<p>递补文件不是这次抽取的。${english('The supplements are not of this draw.')} ${code(firstDifference.where)}</p>` : nothing}`
}

function row({ ok, kind, target, zh, en }: SupplementCheck, names: Names): Html {
  const name = target === undefined ? undefined : names[target]
  return html`<li class="${ok ? 'ok' : 'no'}"><span class="sign" aria-hidden="true">${ok ? '✓' : '✗'}</span>
<div><p class="check"><span class="hidden">${ok ? '通过：' : '不符：'}</span>${zh} ${english(en)}</p>
<p class="note">${kind ? html`${kinds[kind][0]}：` : nothing}${name === undefined ? nothing : given(name)} ${target === undefined ? nothing : code(target)} ${
    kind ? english(kinds[kind][1]) : nothing
  }</p></div></li>`
}
