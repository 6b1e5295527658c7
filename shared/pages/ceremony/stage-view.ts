import type { DrawView } from '../draw-view.ts'
import { given, type Html, html, nothing } from '../html.ts'
import { code, facts, instant, notice } from '../parts.ts'
import { english } from '../verify/english.ts'
import { grouped } from '../verify/grouped.ts'
import { levelLabel } from '../verify/labels.ts'
import type { DrawnTeam } from './falling-tickets.ts'
import { fallingView } from './falling-view.ts'
import { heldWords, roundTitle, type Stage, type StepId, stageWords, steps } from './stage.ts'

/** The panels of a ceremony, one a step; on paper one after the other. */
export function stageView(stage: Stage): Html {
  const body: Readonly<Record<StepId, Html>> = {
    commit: commitPanel(stage),
    witness: witnessPanel(stage.draw),
    draw: drawPanel(stage),
    publish: publishPanel(stage),
  }
  return html`${voided(stage.draw)}${steps.map(
    ({ id, zh, en }, at) => html`<section class="panel" id="step-${id}" tabindex="-1" aria-labelledby="title-${id}">
<h2 id="title-${id}"><span class="count">${at + 1}</span>${zh} ${english(en)}</h2>
${body[id]}</section>`,
  )}`
}

export function titleView(draw: DrawView): Html {
  return html`${given(draw.taskName)} <span class="sub">${given(draw.department.name)} · ${roundTitle(draw)}，共 ${draw.rounds} 轮</span>`
}

function voided({ voided: why }: DrawView): Html {
  if (!why) return nothing
  return notice('本次抽取已作废', html`<p>${instant(why.at)}，理由：${given(why.reason)}</p>`)
}

function commitPanel({ draw, commitment }: Stage): Html {
  const takes = draw.strata.filter(({ take }) => take > 0)
  return html`<p class="say">名录、排除理由、执法人员、比例与算法已写入一份清单并公布。下面是它的摘要：清单改动一个字，摘要就完全不同。${english('Everything that shapes the draw is fixed. This is its digest.')}</p>
<div class="digest">${grouped(draw.manifestDigest)}</div>
${commitment === undefined ? nothing : checkWords(commitment.ok)}
${facts([
  ['锁定时间', instant(draw.frozenAt)],
  ['对象', `名录 ${draw.size} 家，排除 ${draw.size - draw.pool} 家，可抽取 ${draw.pool} 家`],
  ['本轮抽取', takes.map(({ level, take }) => `${levelLabel(level)} ${take} 家`).join('，') || '0 家'],
  ['执法人员', commitment === undefined ? undefined : `${commitment.officers} 人参加匹配`],
  ['密数承诺', code(draw.nonceCommit)],
  ['抽取编号', code(draw.id)],
])}`
}

function checkWords(ok: boolean): Html {
  return ok
    ? html`<p class="good">✓ 本屏已用公开清单重算：摘要、名录与人员名单一致。</p>`
    : html`<p class="bad">✗ 本屏用公开清单重算，摘要不一致：请停止抽取，查明原因。</p>`
}

const kinds = { witness: '见证人', drand: '公开随机信标', dice: '骰子' } as const

function witnessPanel({ contributors }: DrawView): Html {
  const done = contributors.filter(({ at }) => at !== undefined).length
  const rows = contributors.map(
    ({
      by,
      kind,
      at,
      value,
    }) => html`<li class="${at ? 'given' : 'awaited'}"><span class="sign" aria-hidden="true">${at ? '✓' : '…'}</span>
<div><b>${given(by)}</b> <span class="note">${kinds[kind]}</span>${value === undefined ? nothing : html`<q>${given(value)}</q>`}</div>
<span>${at ? html`已输入 ${instant(at)}` : '等待输入'}</span></li>`,
  )
  return html`<p class="say">每位见证人在自己的手机上输入几个字。内容在抽取后公开；少一个人的、改一个字，结果都会不同。${english('Each witness adds some words; they become public after the draw.')}</p>
<p class="tally"><b>${done}</b> / ${contributors.length} 已输入</p>
<ul class="witnesses">${rows}</ul>`
}

function drawPanel({ draw, outcome }: Stage): Html {
  if (draw.seed === undefined) return html`<p class="say">${stageWords(draw)}</p>`
  const words = draw.contributors.flatMap(({ value }) => (value === undefined ? [] : [value]))
  return html`<p class="say">种子由清单摘要、见证输入（${words.map((each, at) => html`${at > 0 ? '、' : nothing}<q>${given(each)}</q>`)}）和先前封存的密数共同算出：${english('The seed, from manifest, words and secret:')}</p>
<div class="digest seed">${grouped(draw.seed)}</div>
${outcome === undefined ? html`<p class="note">正在计算签号……</p>` : fallingView(outcome.levels, namesOf(draw))}`
}

function namesOf({ drawnTargets }: DrawView): ReadonlyMap<string, string> {
  return new Map(drawnTargets.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])))
}

const TEAMS = 120

function publishPanel({ draw, outcome }: Stage): Html {
  if (draw.heldUntil !== undefined) return html`<p class="say">${heldWords(draw.heldUntil)}</p>`
  if (draw.state !== 'executed') return html`<p class="say">抽取后，抽中对象与执法小组在这里公布。</p>`
  const names = namesOf(draw)
  const teams = outcome?.teams ?? []
  return html`<p class="say">抽中 <b>${draw.drawn ?? 0}</b> 家；每家的执法人员由同一种子随机匹配，以执法证号公布。${english('Teams are matched from the same seed.')}</p>
<ul class="teams">${teams.slice(0, TEAMS).map((team) => teamView(team, names.get(team.id)))}</ul>
${teams.length > TEAMS ? html`<p class="note">另有 ${teams.length - TEAMS} 家，见抽取页。</p>` : nothing}
${draw.resultDigest === undefined ? nothing : facts([['结果摘要', code(draw.resultDigest)]])}`
}

function teamView({ id, level, officers }: DrawnTeam, name: string | undefined): Html {
  return html`<li><b>${given(name ?? id)}</b>${name === undefined ? nothing : html`<code>${id}</code>`}
<span class="note">${levelLabel(level)}</span><span class="officers">${officers.length > 0 ? officers.join('、') : '未能组成小组'}</span></li>`
}
