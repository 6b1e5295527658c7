import { addDays, type Day, daysBetween } from '../../kernel/days.ts'
import { cadence, daysBefore } from './cadence.ts'
import { type Calendar, weekendsWhereUnknown } from './calendar.ts'
import type { Obligation, ReminderLevel } from './obligation.ts'

/** That somebody must hear of an obligation; not yet told to anybody. */
export interface DueReminder {
  readonly obligationId: string
  readonly level: ReminderLevel
  /** The day on which it fell due to be told. */
  readonly moment: Day
  /** Until the due day; negative when overdue. */
  readonly daysLeft: number
}

const levels = ['actor', 'head', 'leading-group'] as const

/**
 * What must have been told of an open obligation by `day`: for each level the latest moment that has come, and only that. It names the
 * moment and not the day of the sweep, so a sweep that comes twice finds it told, and one that comes after a gap tells the most pressing
 * of what was missed, once. A moment that lay before the obligation was opened counts as missed: what is opened five days before it is
 * due is announced at once.
 *
 * In a year that is not announced yet, the days after the due day go by weekends: a reminder must not wait for a notice.
 */
export function remindersFor(
  obligation: Obligation,
  day: Day,
  calendar: Calendar = weekendsWhereUnknown(),
): DueReminder[] {
  const { dueOn, id: obligationId, closed, lapses } = obligation
  if (closed || (lapses && day > dueOn)) return []
  const daysLeft = daysBetween(day, dueOn)
  const due = levels.flatMap((level) => {
    const moment = latestOverdue(level, dueOn, day, calendar)
    return moment === undefined ? [] : [{ obligationId, level, moment, daysLeft }]
  })
  if (due.length > 0) return due
  const before = daysBefore.map((days) => addDays(dueOn, -days)).findLast((moment) => moment <= day)
  return before === undefined ? [] : [{ obligationId, level: 'actor', moment: before, daysLeft }]
}

/** The first day on which an obligation has anything to tell, not before the day on which it is opened or moved. */
export function firstMoment({ dueOn }: Pick<Obligation, 'dueOn'>, from: Day): Day {
  const first = addDays(dueOn, -daysBefore[0])
  return first > from ? first : from
}

/** The next day after `day` on which there is something to tell; undefined when there will be nothing any more. */
export function nextMoment(
  { dueOn, lapses }: Pick<Obligation, 'dueOn' | 'lapses'>,
  day: Day,
  calendar: Calendar = weekendsWhereUnknown(),
): Day | undefined {
  const before = daysBefore.map((days) => addDays(dueOn, -days)).find((moment) => moment > day)
  if (before !== undefined || lapses) return before
  return nextWorkingDay(day, calendar)
}

export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  let next = addDays(day, 1)
  while (!calendar.isWorkingDay(next)) next = addDays(next, 1)
  return next
}

function latestOverdue(level: ReminderLevel, dueOn: Day, day: Day, calendar: Calendar): Day | undefined {
  const { from, every } = cadence[level]
  let first = dueOn
  for (let count = 0; count < from; count++) first = nextWorkingDay(first, calendar)
  if (first > day) return undefined
  const latest = every === 'week' ? firstOfWeek(day, calendar) : lastWorkingDay(day, calendar)
  return latest > first ? latest : first
}

function lastWorkingDay(day: Day, calendar: Calendar): Day {
  let last = day
  while (!calendar.isWorkingDay(last)) last = addDays(last, -1)
  return last
}

/** The first working day of the week, Monday to Sunday; of the one before while that has not come. */
function firstOfWeek(day: Day, calendar: Calendar): Day {
  for (let monday = mondayOf(day); ; monday = addDays(monday, -7)) {
    const first = nextWorkingDay(addDays(monday, -1), calendar)
    if (first <= day) return first
  }
}

function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}
