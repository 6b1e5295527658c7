import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { type Day, daysBetween } from '../../shared/kernel/days.ts'

/** What the picture is drawn from: the year's deadlines in the order of their due days, and the days on which messages went. */
export interface YearPicture {
  readonly year: number
  readonly title: string
  readonly obligations: readonly Obligation[]
  readonly messages: readonly { readonly day: Day; readonly escalated: boolean }[]
  /** Batches that the provincial platform got: no deadline, and part of the year all the same. */
  readonly handovers?: readonly { readonly day: Day; readonly what: string }[]
}

/** Names stand before the rows on a desk, above them on a phone. */
const layouts = {
  desk: { width: 1200, left: 330, top: 90, row: 30, name: { x: 16, up: 0 }, right: 20, font: 13 },
  phone: { width: 380, left: 12, top: 120, row: 46, name: { x: 12, up: 18 }, right: 12, font: 12 },
} as const

export type YearLayout = keyof typeof layouts

const STRIP = 120

/**
 * A year's deadlines and reminders as an SVG: a row for each kind of deadline, one for what was handed over beside them, and
 * under them the messages of each day.
 */
export function yearPicture(
  { year, title, obligations, messages, handovers = [] }: YearPicture,
  on: YearLayout = 'desk',
): string {
  const { width, left, top, row, name, right, font } = layouts[on]
  const x = (day: Day) => left + ((width - left - right) * daysBetween(`${year}-01-01`, day)) / 365
  const rows = byRule(obligations)
  const lines = rows.length + (handovers.length > 0 ? 1 : 0)
  const bottom = top + lines * row
  const height = bottom + STRIP + 40
  const place = (at: number): Place => ({
    y: top + at * row + row - 10,
    x,
    end: `${year}-12-31`,
    left,
    right: width - right,
    name,
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="${font}" role="img">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${name.x}" y="30" font-size="${on === 'desk' ? 18 : 13}">${escaped(title)}</text>
${legend(on)
  .map((line, at) => `<text x="${name.x}" y="${54 + at * 18}" fill="#444">${line}</text>`)
  .join('')}
${monthsOf(year, on)
  .map(
    ({ day, label }) =>
      `<line x1="${x(day)}" x2="${x(day)}" y1="${top - 16}" y2="${bottom + STRIP}" stroke="#ddd"/><text x="${x(day) + 3}" y="${top - 6}" fill="#444">${label}</text>`,
  )
  .join('\n')}
${rows.map((each, at) => rowSvg(each, place(at))).join('\n')}
${handovers.length > 0 ? handoverSvg(handovers, place(rows.length)) : ''}
${barsSvg(messages, { x, base: bottom + STRIP })}
<text x="${name.x}" y="${bottom + (on === 'desk' ? STRIP - 8 : 20)}">每日提醒（共 ${messages.length} 封）</text>
</svg>
`
}

function legend(on: YearLayout): string[] {
  const marks = '◇ 期限　● 按期办结　▲ 逾期办结　✕ 年末未办结　■ 已报送'
  const bars = '下方：每日提醒封数（红色为逾期升级）'
  return on === 'desk' ? [`${marks}　${bars}`] : [marks, bars]
}

function monthsOf(year: number, on: YearLayout): { day: Day; label: string }[] {
  return Array.from({ length: 12 }, (_, at) => ({
    day: `${year}-${String(at + 1).padStart(2, '0')}-01`,
    label: on === 'desk' ? `${at + 1}月` : `${at + 1}`,
  }))
}

interface Place {
  readonly y: number
  readonly x: (day: Day) => number
  readonly end: Day
  readonly left: number
  readonly right: number
  readonly name: { readonly x: number; readonly up: number }
}

function rowSvg(row: readonly Obligation[], place: Place): string {
  const [first] = row as [Obligation, ...Obligation[]]
  const name = row.length > 1 ? `${first.zh}（${row.length} 项）` : first.zh
  return `${lineSvg(name, place)}${row.map((one) => markSvg(one, place)).join('')}`
}

function lineSvg(words: string, { y, left, right, name }: Place): string {
  return `<text x="${name.x}" y="${y + 4 - name.up}">${escaped(words)}</text><line x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="#eee"/>`
}

function handoverSvg(handovers: NonNullable<YearPicture['handovers']>, place: Place): string {
  const marks = handovers.map(
    ({ day, what }) =>
      `<g><title>${escaped(`${day}：${what}`)}</title><rect x="${place.x(day) - 4}" y="${place.y - 4}" width="8" height="8" fill="#1f4e8c"/></g>`,
  )
  return `${lineSvg(`结果报送省级平台（${handovers.length} 批）`, place)}${marks.join('')}`
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

function barsSvg(messages: YearPicture['messages'], { x, base }: { x: (day: Day) => number; base: number }): string {
  const days = new Map<Day, { all: number; escalated: number }>()
  for (const { day, escalated } of messages) {
    const { all, escalated: risen } = days.get(day) ?? { all: 0, escalated: 0 }
    days.set(day, { all: all + 1, escalated: risen + (escalated ? 1 : 0) })
  }
  const most = Math.max(1, ...[...days.values()].map(({ all }) => all))
  const tall = (count: number) => (count * (STRIP - 30)) / most
  return [...days]
    .map(([day, { all, escalated }]) => {
      const bar = (count: number, fill: string) =>
        `<rect x="${x(day)}" y="${base - tall(count)}" width="2" height="${tall(count)}" fill="${fill}"/>`
      return `<g><title>${day}：${all} 封，其中逾期升级 ${escalated} 封</title>${bar(all, '#7aa7d9')}${bar(escalated, '#b3261e')}</g>`
    })
    .join('')
}

/** One row for each kind, in the order of the first due days. */
function byRule(obligations: readonly Obligation[]): Obligation[][] {
  const rows = new Map<string, Obligation[]>()
  for (const one of obligations) rows.set(one.rule, [...(rows.get(one.rule) ?? []), one])
  return [...rows.values()]
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
