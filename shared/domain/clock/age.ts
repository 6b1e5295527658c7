import { addDays, type Day } from '../../kernel/days.ts'
import { type Calendar, weekendsWhereUnknown } from './calendar.ts'

/**
 * Working days from a day to another, the first not counted: how long something has waited; negative when the other day lies
 * before. Where a year is not announced, by weekends.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar = weekendsWhereUnknown()): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1
  return count
}
