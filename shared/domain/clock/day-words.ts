import { addDays, type Day, yearOf } from '../../kernel/days.ts'

const englishMonths = 'January February March April May June July August September October November December'.split(' ')

/** `1-7 October`, `31 January-6 February`, `31 December-2 January 2023`: days in order, joined into runs. The year is named where it is not `year`. */
export function englishRuns(days: readonly Day[], year: number): string {
  return joined(runs(days).map(([first, last]) => englishRun(first, last, year)))
}

/** `8 and 9 October`, `24 April and 7 May`. */
export function englishDays(days: readonly Day[], year: number): string {
  return joined(
    days.map((day, at) => {
      const next = days[at + 1]
      return next !== undefined && sameMonth(day, next) ? `${date(day)}` : english(day, year)
    }),
  )
}

/** `10月1日至7日`, `1月31日至2月6日`. */
export function chineseRuns(days: readonly Day[], year: number): string {
  return runs(days)
    .map(([first, last]) => {
      if (first === last) return chinese(first, year)
      return `${chinese(first, year)}至${sameMonth(first, last) ? `${date(last)}日` : chinese(last, yearOf(first))}`
    })
    .join('、')
}

/** `10月8日、9日`. */
export function chineseDays(days: readonly Day[], year: number): string {
  return days
    .map((day, at) => {
      const before = days[at - 1]
      return before !== undefined && sameMonth(before, day) ? `${date(day)}日` : chinese(day, year)
    })
    .join('、')
}

function englishRun(first: Day, last: Day, year: number): string {
  if (first === last) return english(first, year)
  const start = sameMonth(first, last) ? `${date(first)}` : english(first, yearOf(first))
  return `${start}-${english(last, year)}`
}

function english(day: Day, year: number): string {
  const month = englishMonths[Number(day.slice(5, 7)) - 1]
  return `${date(day)} ${month}${yearOf(day) === year ? '' : ` ${yearOf(day)}`}`
}

function chinese(day: Day, year: number): string {
  return `${yearOf(day) === year ? '' : `${yearOf(day)}年`}${Number(day.slice(5, 7))}月${date(day)}日`
}

function date(day: Day): number {
  return Number(day.slice(8))
}

function sameMonth(one: Day, other: Day): boolean {
  return one.slice(0, 7) === other.slice(0, 7)
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function runs(days: readonly Day[]): [Day, Day][] {
  const found: [Day, Day][] = []
  for (const day of days) {
    const run = found.at(-1)
    if (run && addDays(run[1], 1) === day) run[1] = day
    else found.push([day, day])
  }
  return found
}
