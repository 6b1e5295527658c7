import { addDays, type Day, daysBetween, isDay } from '../../kernel/days.ts'
import type { CalendarOverride } from './calendar.ts'

/**
 * The file by which a city brings a year that was announced after this release, or corrects one:
 * `{ "2027": { "source": "国办发明电〔2026〕…号", "closed": ["2027-01-01/2027-01-03", "2027-04-05"], "worked": ["2027-02-07"] } }`.
 * A year that stands here replaces the library's whole year.
 */
export type OverrideFile = Readonly<Record<string, OverriddenYear>>

interface OverriddenYear {
  /** The notice that says so, for the auditor. */
  readonly source: string
  /** Days, or first and last of a run with a slash between. */
  readonly closed: readonly string[]
  /** Weekend days that are worked (调休). */
  readonly worked: readonly string[]
}

const longestRun = 20

/**
 * The file's years as days. What is wrong with it stops the build and every process, and says where: a calendar that is half
 * understood would move deadlines.
 *
 * @throws {Error} naming the year and the entry: no source, not a day, a run backwards or longer than 20 days, a day of another year,
 *   a worked day that is no weekend, a day both closed and worked
 */
export function readOverride(file: OverrideFile): CalendarOverride {
  return Object.fromEntries(
    Object.entries(file).map(([year, { source, closed, worked }]) => {
      if (!/^20\d{2}$/.test(year)) throw wrong(year, 'is not a year')
      if (source.trim() === '') throw wrong(year, 'has no source: name the notice')
      const days = { closed: closed.flatMap((entry) => runOf(year, entry)), worked: [...worked] }
      for (const day of worked) requireWeekend(year, day)
      const both = days.closed.find((day) => worked.includes(day))
      if (both !== undefined) throw wrong(year, `${both} is both closed and worked`)
      if (!days.closed.includes(`${year}-10-01`))
        throw wrong(year, 'does not close National Day: the notice is incomplete')
      return [year, days]
    }),
  )
}

/** A notice may close or work days of the years beside its own, at the turn of the year alone. */
function runOf(year: string, entry: string): Day[] {
  const [first = '', last = first, ...more] = entry.split('/')
  if (more.length > 0 || !isDay(first) || !isDay(last)) throw wrong(year, `"${entry}" is no day and no run of days`)
  const count = daysBetween(first, last) + 1
  if (count < 1 || count > longestRun) throw wrong(year, `"${entry}" runs backwards or over ${longestRun} days`)
  const days = Array.from({ length: count }, (_, at) => addDays(first, at))
  for (const day of days) requireNear(year, day)
  return days
}

function requireNear(year: string, day: Day): void {
  const near = day.startsWith(year) || (day >= `${Number(year) - 1}-12-25` && day < `${Number(year) + 1}-01-04`)
  if (!near) throw wrong(year, `${day} is a day of another year`)
}

function requireWeekend(year: string, day: string): void {
  if (!isDay(day)) throw wrong(year, `"${day}" is no day`)
  requireNear(year, day)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday !== 0 && weekday !== 6) throw wrong(year, `${day} is no weekend day: it is worked anyway`)
}

function wrong(year: string, what: string): Error {
  return new Error(`calendar-override.json: ${year}: ${what}`)
}
