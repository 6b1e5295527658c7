import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import type { Day } from '../../shared/kernel/days.ts'

/** A task of the year: when it may be carried out, and on which days its targets were drawn. */
export interface YearTask {
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly draws: readonly { readonly day: Day; readonly what: string }[]
}

/** Where a row stands, and where a day does on it. */
export interface Place {
  readonly y: number
  readonly x: (day: Day) => number
  readonly end: Day
  readonly left: number
  readonly right: number
  readonly name: { readonly x: number; readonly up: number }
}

/** One kind of deadline: each due day, and how it ended. */
export function deadlineRow(row: readonly Obligation[], place: Place): string {
  const [first] = row as [Obligation, ...Obligation[]]
  const name = row.length > 1 ? `${first.zh}（${row.length} 项）` : first.zh
  return `${lineSvg(name, place)}${row.map((one) => markSvg(one, place)).join('')}`
}

/** A task as a bar over its time, cut by its draws. */
export function taskRow({ name, from, to, draws }: YearTask, place: Place): string {
  const { y, x } = place
  const bar = `<rect x="${x(from)}" y="${y - 5}" width="${x(to) - x(from)}" height="10" rx="2" fill="#cfe0f3"/>`
  const cuts = draws.map(
    ({ day, what }) =>
      `<g><title>${escaped(`${day}：${what}`)}</title><rect x="${x(day) - 2}" y="${y - 8}" width="4" height="16" fill="#1f4e8c"/></g>`,
  )
  return `${lineSvg(name, place)}<g><title>${escaped(`${name}：${from} 至 ${to}`)}</title>${bar}</g>${cuts.join('')}`
}

/** Side of a square, and how far apart two must stand to be told apart. */
const SQUARE = 8

/** Squares on their days; one that would cover the one before stands above it. */
export function handoverRow(handovers: readonly { readonly day: Day; readonly what: string }[], place: Place): string {
  let last = Number.NEGATIVE_INFINITY
  let up = 0
  const marks = handovers
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, what }) => {
      const at = place.x(day)
      up = at - last < SQUARE + 1 ? up + SQUARE + 1 : 0
      last = at
      return `<g><title>${escaped(`${day}：${what}`)}</title><rect x="${at - SQUARE / 2}" y="${place.y - SQUARE / 2 - up}" width="${SQUARE}" height="${SQUARE}" fill="#1f4e8c"/></g>`
    })
  return `${lineSvg(`结果报送省级平台（${handovers.length} 批）`, place)}${marks.join('')}`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function lineSvg(words: string, { y, left, right, name }: Place): string {
  return `<text x="${name.x}" y="${y + 4 - name.up}">${escaped(words)}</text><line x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="#eee"/>`
}

/** The due day, and how it ended; what was late is a line from the one to the other. */
function markSvg({ dueOn, closed, zh }: Obligation, { y, x, end }: Place): string {
  const until = closed?.on ?? end
  const late = until > dueOn
  const from = x(dueOn)
  const to = x(until > end ? end : until)
  const said = closed ? `${closed.on} 办结${closed.late ? '，逾期' : ''}` : '未办结'
  const ended = closed
    ? closed.late
      ? `<path d="M${to} ${y - 6}l6 11h-12z" fill="#b3261e"/>`
      : `<circle cx="${to}" cy="${y}" r="5" fill="#1b7f4b"/>`
    : late
      ? `<path d="M${to - 5} ${y - 5}l10 10m0 -10l-10 10" stroke="#b3261e" stroke-width="2"/>`
      : ''
  const delay = late ? `<line x1="${from}" x2="${to}" y1="${y}" y2="${y}" stroke="#b3261e" stroke-width="3"/>` : ''
  return `<g><title>${escaped(`${zh}：期限 ${dueOn}，${said}`)}</title>${delay}<path d="M${from} ${y - 6}l6 6l-6 6l-6 -6z" fill="#fff" stroke="#1f4e8c" stroke-width="1.5"/>${ended}</g>`
}
