import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { type Day, daysBetween } from '../../shared/kernel/days.ts'
import { deadlineRow, escaped, handoverRow, type Place, taskRow, type YearTask } from './year-rows.ts'

/** What the picture is drawn from: the year's deadlines in the order of their due days, and the days on which messages went. */
export interface YearPicture {
  readonly year: number
  readonly title: string
  readonly obligations: readonly Obligation[]
  readonly messages: readonly { readonly day: Day; readonly escalated: boolean }[]
  /** What was inspected, joint tasks of other departments included: no deadline, and what most of them come from. */
  readonly tasks?: readonly YearTask[]
  /** Batches that the provincial platform got: no deadline, and part of the year all the same. */
  readonly handovers?: readonly { readonly day: Day; readonly what: string }[]
}

/** Names stand before the rows on a desk, above them on a phone. */
const layouts = {
  desk: { width: 1200, left: 330, top: 90, row: 30, name: { x: 16, up: 0 }, right: 20, font: 13 },
  phone: { width: 380, left: 12, top: 138, row: 46, name: { x: 12, up: 18 }, right: 12, font: 12 },
} as const

export type YearLayout = keyof typeof layouts

const STRIP = 120

/**
 * A year's tasks, deadlines and reminders as an SVG: a row for each task, one for each kind of deadline, one for what was handed over
 * beside them, and under them the messages of each day.
 */
export function yearPicture(picture: YearPicture, on: YearLayout = 'desk'): string {
  const { year, title, messages } = picture
  const { width, left, top, row, name, right, font } = layouts[on]
  const x = (day: Day) => left + ((width - left - right) * daysBetween(`${year}-01-01`, day)) / 365
  const rows = rowsOf(picture)
  const bottom = top + rows.length * row
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
${rows.map((draw, at) => draw(place(at))).join('\n')}
${barsSvg(messages, { x, base: bottom + STRIP })}
<text x="${name.x}" y="${bottom + (on === 'desk' ? STRIP - 8 : 20)}">每日提醒（共 ${messages.length} 封）</text>
</svg>
`
}

function rowsOf({ tasks = [], obligations, handovers = [] }: YearPicture): ((place: Place) => string)[] {
  return [
    ...tasks.map((task) => (place: Place) => taskRow(task, place)),
    ...byRule(obligations).map((row) => (place: Place) => deadlineRow(row, place)),
    ...(handovers.length > 0 ? [(place: Place) => handoverRow(handovers, place)] : []),
  ]
}

function legend(on: YearLayout): string[] {
  const tasks = '▬ 任务的检查时间　┃ 抽取'
  const marks = '◇ 期限　● 按期办结　▲ 逾期办结　✕ 年末未办结　■ 已报送'
  const bars = '下方：每日提醒封数（红色为逾期升级）'
  return on === 'desk' ? [[tasks, marks, bars].join('　')] : [tasks, marks, bars]
}

function monthsOf(year: number, on: YearLayout): { day: Day; label: string }[] {
  return Array.from({ length: 12 }, (_, at) => ({
    day: `${year}-${String(at + 1).padStart(2, '0')}-01`,
    label: on === 'desk' ? `${at + 1}月` : `${at + 1}`,
  }))
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
