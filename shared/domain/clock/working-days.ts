import { addDays, type Day, yearOf } from '../../kernel/days.ts'
import { type Calendar, stateCouncilCalendar } from './calendar.ts'
import { chineseDays, chineseRuns, englishDays, englishRuns } from './day-words.ts'

/** A due day with the reckoning that leads to it, for the reader. */
export interface Reckoning {
  readonly due: Day
  readonly zh: string
  readonly en: string
}

/**
 * Whether a day is worked by the State Council's calendar, adjusted weekends (调休) included.
 *
 * @throws {Refusal} `calendar-unknown` naming the year whose arrangement has not been announced. From 28 December on that is also
 *   the next year, because its notice may close or open the last days of December.
 */
export function isWorkingDay(day: Day, calendar: Calendar = stateCouncilCalendar): boolean {
  return calendar.isWorkingDay(day)
}

/**
 * The day `count` working days after `day`; `day` itself is not counted, whether worked or not.
 *
 * @param count a whole number from 1
 * @throws {Refusal} `calendar-unknown` naming the year, when the count touches a year that has not been announced
 * @throws {RangeError} when `count` is not a whole number from 1
 * @source 国务院办公厅关于部分节假日安排的通知, each year's
 */
export function workingDaysAfter(day: Day, count: number, calendar: Calendar = stateCouncilCalendar): Day {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`${count} is not a count of working days`)
  let due = day
  for (let left = count; left > 0; ) {
    due = addDays(due, 1)
    if (calendar.isWorkingDay(due)) left -= 1
  }
  return due
}

/**
 * As `workingDaysAfter`, with its reckoning in words: "20 working days from 2022-09-20, 1-7 October closed, 8 and 9 October worked,
 * → 2022-10-21". Ordinary weekends are not mentioned.
 *
 * @throws as `workingDaysAfter`
 */
export function explainWorkingDays(day: Day, count: number, calendar: Calendar = stateCouncilCalendar): Reckoning {
  const due = workingDaysAfter(day, count, calendar)
  const passed: Day[] = []
  for (let next = addDays(day, 1); next <= due; next = addDays(next, 1)) passed.push(next)
  const closed = passed.filter((each) => calendar.isHoliday(each))
  const worked = passed.filter((each) => calendar.isAdjusted(each))
  const year = yearOf(day)
  const en = [
    `${count} working day${count === 1 ? '' : 's'} from ${day}`,
    ...(closed.length > 0 ? [`${englishRuns(closed, year)} closed`] : []),
    ...(worked.length > 0 ? [`${englishDays(worked, year)} worked`] : []),
    `→ ${due}`,
  ]
  const zh = [
    `自${day}次日起${count}个工作日`,
    ...(closed.length > 0 ? [`${chineseRuns(closed, year)}放假`] : []),
    ...(worked.length > 0 ? [`${chineseDays(worked, year)}上班`] : []),
    `→ ${due}`,
  ]
  return { due, zh: zh.join('，'), en: en.join(', ') }
}
