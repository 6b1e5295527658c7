import { type Day, daysBetween } from '../../kernel/days.ts'
import { yearlyRules } from '../clock/rules.ts'

/** A plan's year as it is drawn: tasks as bars, deadlines as marks. Places are shares of the year, from 0 to 1. */
export interface YearPicture {
  readonly year: number
  readonly bars: readonly PictureBar[]
  readonly marks: readonly PictureMark[]
  /** Where each month begins. */
  readonly months: readonly number[]
}

export interface PictureTask {
  readonly number: number
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly rounds: number
}

export interface PictureBar extends PictureTask {
  readonly start: number
  readonly end: number
}

/** A day on which something is due. */
export interface PictureMark extends YearDeadline {
  readonly at: number
}

export interface YearDeadline {
  readonly dueOn: Day
  /** Everything that is due on the day. */
  readonly what: readonly string[]
}

/** What the department owes in a year on fixed days, in their order. */
export function yearDeadlines(year: number): YearDeadline[] {
  const owed = Object.values(yearlyRules).map(({ date, zh }) => ({ dueOn: `${year}-${date}`, zh }))
  return [...Map.groupBy(owed, ({ dueOn }) => dueOn)]
    .map(([dueOn, each]) => ({ dueOn, what: each.map(({ zh }) => zh) }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** Bars in the order in which they begin; what lies outside the year is cut off at its ends: the table beside it says the days. */
export function yearPicture(
  year: number,
  tasks: readonly PictureTask[],
  deadlines: readonly YearDeadline[] = yearDeadlines(year),
): YearPicture {
  const place = placeIn(year)
  return {
    year,
    bars: tasks
      .toSorted((a, b) => (a.from === b.from ? a.number - b.number : a.from < b.from ? -1 : 1))
      .map((task) => ({ ...task, start: place(task.from, 0), end: place(task.to, 1) })),
    marks: deadlines.map((each) => ({ ...each, at: place(each.dueOn, 0.5) })),
    months: Array.from({ length: 12 }, (_, at) => place(`${year}-${String(at + 1).padStart(2, '0')}-01`, 0)),
  }
}

/** The share of the year that is over `part` of a day after the day's beginning. */
function placeIn(year: number): (day: Day, part: number) => number {
  const first = `${year}-01-01`
  const length = daysBetween(first, `${year + 1}-01-01`)
  return (day, part) => Math.min(1, Math.max(0, (daysBetween(first, day) + part) / length))
}
