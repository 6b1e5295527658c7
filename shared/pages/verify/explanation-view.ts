import type { TargetExplanation } from '../../domain/verify/explain-target.ts'
import { given, type Html, html, nothing } from '../html.ts'
import { code, facts } from '../parts.ts'
import type { Answer } from './desk.ts'
import { english } from './english.ts'
import { levelLabel, reasonLabel } from './labels.ts'

type Explained = Extract<Answer, { kind: 'explained' }>
type Candidates = Extract<Answer, { kind: 'candidates' }>

const outcomes = {
  drawn: '被抽中',
  'not-drawn': '未被抽中',
  excluded: '抽取前已排除',
  unknown: '不在名录中',
} as const

/** Why one target was drawn or not, with the numbers that decide it and the command that recomputes them. */
export function explanationView({ explanation, name }: Explained): Html {
  const { id, outcome, level } = explanation
  return html`<div class="explained ${outcome}">
<p class="outcome">${given(name ?? id)}：<b>${outcomes[outcome]}</b></p>
<p>${words(explanation)} ${english(explanation.en)}</p>
${explanation.ticket === undefined ? nothing : line(explanation)}
${facts([
  ['编号', code(id)],
  ['信用等级', level === undefined ? undefined : levelLabel(level)],
  ['排除理由', explanation.reason === undefined ? undefined : reasonLabel(explanation.reason)],
  ['签号', explanation.ticket === undefined ? undefined : code(explanation.ticket)],
  ['名次', rank(explanation)],
  ['入选界线', explanation.cutOff ? code(explanation.cutOff) : undefined],
])}
${explanation.command === undefined ? nothing : command(explanation.command)}</div>`
}

/** One to choose from, when what was typed fits several. */
export function candidatesView({ found, more }: Candidates): Html {
  if (found.length === 0) {
    return html`<p>名录里没有这样的名称或代码，因此不可能被抽中。验证文件只载统一社会信用代码；名称在派发检查后才公开，请改用代码查询。
${english('Nothing on the roster matches; a bundle holds codes, names only once an inspection is dispatched.')}</p>`
  }
  const rows = found.map(
    ({ id, name }) =>
      html`<li><button type="button" class="choice" data-id="${id}">${name === undefined ? nothing : html`${given(name)} `}<code>${id}</code></button></li>`,
  )
  return html`<p>${more ? '符合的很多，请再输入几位；前几家是：' : '请选择：'}</p><ul class="choices">${rows}</ul>`
}

function words({ outcome, id, level, rank: place = 0, pool, take = 0, reason, cutOff }: TargetExplanation): string {
  const among = `${levelLabel(level ?? '')}可抽取 ${pool} 家，抽 ${take} 家，签号最小的入选`
  if (outcome === 'unknown') return `${id} 不在本次抽取的名录中，因此不可能被抽中。`
  if (outcome === 'excluded') return `抽取前已按公布的理由“${reasonLabel(reason ?? '')}”排除，没有参加抽取。`
  if (outcome === 'drawn') return `${among}。它的签号由小到大排第 ${place}，在前 ${take} 名之内。`
  const line = cutOff ? '，大于入选界线' : ''
  return `${among}。它的签号由小到大排第 ${place}${line}，是第 ${place - take} 位候补。`
}

function rank({ rank: place, pool, take }: TargetExplanation): string | undefined {
  return place === undefined ? undefined : `第 ${place} 名，共 ${pool} 家；前 ${take} 名入选`
}

/** Where a ticket lies between the least and the greatest that there can be. */
export function share(ticket: string): number {
  return Number.parseInt(ticket.slice(0, 8), 16) / 0x1_0000_0000
}

/** The picture of it: all possible tickets as a line, drawn up to the cut-off. */
function line({ ticket = '', cutOff, outcome }: TargetExplanation): Html {
  const at = percent(share(ticket))
  const end = percent(cutOff ? share(cutOff) : 0)
  const said = `签号在全部可能的 ${at} 处，入选界线在 ${end} 处`
  return html`<figure class="line-picture"><svg role="img" aria-label="${said}" width="100%" height="34">
<rect class="whole" x="0" y="15" width="100%" height="6"></rect><rect class="part" x="0" y="15" width="${end}" height="6"></rect>
<rect class="cut" x="${end}" y="7" width="2" height="22"></rect><circle class="${outcome}" cx="${at}" cy="18" r="7"></circle></svg>
<figcaption>${said}；竖线左边的签号入选。</figcaption></figure>`
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)}%`
}

function command(shell: string): Html {
  return html`<p class="note">在任何一台电脑的命令行里重算这一个签号：${english('Recompute this ticket in any shell:')}</p>
<pre tabindex="0"><code>${shell}</code></pre>`
}
