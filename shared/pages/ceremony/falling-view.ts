import { given, type Html, html, nothing } from '../html.ts'
import { share } from '../verify/explanation-view.ts'
import { levelLabel } from '../verify/labels.ts'
import type { Falling, FallingLevel } from './falling-tickets.ts'

type Names = ReadonlyMap<string, string>

const LISTED = 60
const RESERVES = 2
const FLOOR = 62
const DOTS = 200

/** The tickets of each level: a line on which they fall, and the list of those that were drawn with the next reserves. */
export function fallingView(levels: readonly FallingLevel[], names: Names): Html {
  return html`<p class="note">每点一家（很多时只画一部分），横向位置就是它的签号；由小到大落下，落在竖线左边的抽中。</p>
<div class="levels">${levels.filter(({ pool }) => pool > 0).map((level) => levelView(level, names))}</div>`
}

function levelView({ level, pool, take, falling }: FallingLevel, names: Names): Html {
  const drawn = falling.filter((each) => each.drawn)
  const reserves = falling.slice(take, take + RESERVES)
  return html`<section class="level"><h3>${levelLabel(level)}：可抽取 ${pool} 家，抽 ${take} 家</h3>
${picture(level, take, falling)}
<ol class="fallen-list">${drawn.slice(0, LISTED).map((each, at) => row(each, at + 1, names))}${reserves.map((each, at) => row(each, take + at + 1, names))}</ol>
${drawn.length > LISTED ? html`<p class="note">另有 ${drawn.length - LISTED} 家抽中，见下一步与抽取页。</p>` : nothing}</section>`
}

function row({ id, ticket, drawn }: Falling, rank: number, names: Names): Html {
  const name = names.get(id)
  return html`<li class="fall ${drawn ? 'in' : 'out'}" data-rank="${rank}"><span class="rank">${rank}</span><code>${ticket.slice(0, 8)}…</code><span>${given(name ?? id)}${drawn ? nothing : html` <span class="note">候补</span>`}</span></li>`
}

/** The line holds the tickets that are shown: all of a small pool, the least ones of a large. */
function picture(level: string, take: number, falling: readonly Falling[]): Html {
  const last = falling.at(-1)
  const cut = falling[take - 1]
  if (last === undefined) return nothing
  const scale = falling.length < 200 ? 1 : share(last.ticket) * 1.02
  const x = ({ ticket }: Falling) => `${((100 * share(ticket)) / scale).toFixed(2)}%`
  const step = Math.ceil(falling.length / DOTS)
  const dots = falling.flatMap((each, at) =>
    at % step > 0
      ? []
      : html`<circle class="fall ${each.drawn ? 'in' : 'out'}" data-rank="${at + 1}" cx="${x(each)}" cy="${FLOOR - 8}" r="${each.drawn ? 7 : 5}"></circle>`,
  )
  return html`<svg class="fall-picture" role="img" aria-label="${levelLabel(level)}的签号：最小的 ${take} 个抽中" width="100%" height="${FLOOR + 8}">
<rect class="whole" x="0" y="${FLOOR}" width="100%" height="3"></rect>
${cut === undefined ? nothing : html`<rect class="cut fall" data-rank="${take}" x="${x(cut)}" y="${FLOOR - 48}" width="3" height="56"></rect>`}
${dots}</svg>`
}
