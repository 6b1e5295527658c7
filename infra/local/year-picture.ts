import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { type Day, daysBetween } from '../../shared/kernel/days.ts'

/** What the picture is drawn from: the year's deadlines in the order of their due days, and the days on which messages went. */
export interface YearPicture {
  readonly year: number
  readonly title: string
  readonly obligations: readonly Obligation[]
  readonly messages: readonly { readonly day: Day; readonly escalated: boolean }[]
}

const LEFT = 330
const WIDTH = 1200
const TOP = 90
const ROW = 30
const STRIP = 120

/** A year's deadlines and reminders as an SVG: a row for each kind of deadline, and under them the messages of each day. */
export function yearPicture({ year, title, obligations, messages }: YearPicture): string {
  const x = (day: Day) => LEFT + ((WIDTH - LEFT - 20) * daysBetween(`${year}-01-01`, day)) / 365
  const rows = byRule(obligations)
  const bottom = TOP + rows.length * ROW
  const height = bottom + STRIP + 60
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-01`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" role="img">
<title>${escaped(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="16" y="30" font-size="18">${escaped(title)}</text>
<text x="16" y="54" fill="#444">◇ 期限　● 按期办结　▲ 逾期办结　✕ 至年末未办结　下方：每日提醒封数（深色为逾期升级）</text>
${months.map((day, at) => `<line x1="${x(day)}" x2="${x(day)}" y1="${TOP - 16}" y2="${bottom + STRIP}" stroke="#ddd"/><text x="${x(day) + 4}" y="${TOP - 6}" fill="#444">${at + 1}月</text>`).join('\n')}
${rows.map((row, at) => rowSvg(row, { y: TOP + at * ROW + 20, x, end: `${year}-12-31` })).join('\n')}
${barsSvg(messages, { x, base: bottom + STRIP })}
<text x="16" y="${bottom + STRIP - 8}">每日提醒（共 ${messages.length} 封）</text>
</svg>
`
}

interface Place {
  readonly y: number
  readonly x: (day: Day) => number
  readonly end: Day
}

function rowSvg(row: readonly Obligation[], place: Place): string {
  const [first] = row as [Obligation, ...Obligation[]]
  const name = row.length > 1 ? `${first.zh}（${row.length} 项）` : first.zh
  return `<text x="16" y="${place.y + 4}">${escaped(name)}</text><line x1="${LEFT}" x2="${WIDTH - 20}" y1="${place.y}" y2="${place.y}" stroke="#eee"/>${row.map((one) => markSvg(one, place)).join('')}`
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
