import { type Day, yearOf } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { announcedYears } from './announced-years.ts'
import overrideFile from './calendar-override.json' with { type: 'json' }
import { readOverride } from './read-override.ts'

/** One year's arrangement (国务院办公厅关于部分节假日安排的通知): what is closed, and which weekend days are worked (调休). */
interface YearArrangement {
  readonly closed: readonly Day[]
  readonly worked: readonly Day[]
}

/** Arrangements by year, to be put over the library's: each replaces its whole year. */
export type CalendarOverride = Readonly<Record<string, YearArrangement>>

/** Which days are worked. Asked about a year it does not know, it refuses and never guesses. */
export interface Calendar {
  /** @throws {Refusal} `calendar-unknown` naming the year whose arrangement is missing */
  isWorkingDay(day: Day): boolean
  /** Closed by the arrangement (weekend days of a holiday included), not merely a weekend. */
  isHoliday(day: Day): boolean
  /** A weekend day that the arrangement makes a working day. */
  isAdjusted(day: Day): boolean
}

// National Day is the last holiday of every notice and no neighbouring year's notice touches it: a year is announced once it is there.
const lastOfNotice = '10-01'
// From here on the next year's notice decides too: that of 2019 closed Monday 2018-12-31, that of 2012 made 2011-12-31 a working day.
const yearEnd = '12-28'

/** The State Council's calendar, 2021 up to the last year announced, with yearly overrides. */
export function calendarWith(override: CalendarOverride = {}): Calendar {
  const replaced = (day: Day) => override[day.slice(0, 4)] !== undefined
  const kept = (of: 'holidays' | 'workdays') =>
    announcedYears.flatMap((year) => Object.keys(year[of])).filter((day) => !replaced(day))
  const closed = new Set([...kept('holidays'), ...Object.values(override).flatMap((year) => year.closed)])
  const worked = new Set([...kept('workdays'), ...Object.values(override).flatMap((year) => year.worked)])
  const require = (year: number) => {
    const known = override[year] !== undefined || closed.has(`${year}-${lastOfNotice}`)
    if (!known) throw new Refusal('calendar-unknown', { year })
  }
  return {
    isWorkingDay(day) {
      require(yearOf(day))
      if (day.slice(5) >= yearEnd) require(yearOf(day) + 1)
      return worked.has(day) || (!closed.has(day) && !isWeekend(day))
    },
    isHoliday: (day) => closed.has(day),
    isAdjusted: (day) => worked.has(day),
  }
}

/** The calendar that every deadline counts by: the library's, under the years of `calendar-override.json`. */
export const stateCouncilCalendar: Calendar = calendarWith(readOverride(overrideFile))

/**
 * The given calendar where it is known, plain weekends where it is not. Only for what must not wait for a notice, such as a reminder or a
 * provisional due day; whoever uses it says so to the reader.
 */
export function weekendsWhereUnknown(calendar: Calendar = stateCouncilCalendar): Calendar {
  return {
    ...calendar,
    isWorkingDay(day) {
      try {
        return calendar.isWorkingDay(day)
      } catch {
        return calendar.isAdjusted(day) || (!calendar.isHoliday(day) && !isWeekend(day))
      }
    },
  }
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
