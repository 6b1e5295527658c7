import { addDays, type Day, daysBetween } from '../../kernel/days.ts'
import { type Calendar, weekendsWhereUnknown } from './calendar.ts'
import type { Obligation, ReminderLevel } from './obligation.ts'

/** Days before the due day on which whoever must act is reminded; 0 is the due day. */
const daysBefore = [15, 7, 3, 1, 0] as const

/** The first working day after the due day on which each level hears of it, and each working day from then on. */
const overdueFrom: Readonly<Record<ReminderLevel, number>> = { actor: 1, head: 1, 'leading-group': 3 }

/** A reminder that is due and to whom; not yet claimed by anybody. */
export interface DueReminder {
  /** `<moment>/<obligation id>/<level>` */
  readonly id: string
  readonly moment: Day
  readonly level: ReminderLevel
  readonly daysLeft: number
}

/**
 * The reminders of an open obligation that must have been sent by `day`: for each level the latest moment that has
 * come, and only that. Its id names the moment and not the day of the sweep, so a sweep that comes twice finds it
 * claimed, and one that comes after a gap sends the most pressing of what was missed, once. A moment that lay before
 * the obligation was opened counts as missed: what is opened five days before it is due is announced at once.
 *
 * In a year that is not announced yet, the days after the due day go by weekends: a reminder must not wait for a notice.
 */
export function remindersFor(
  obligation: Obligation,
  day: Day,
  calendar: Calendar = weekendsWhereUnknown(),
): DueReminder[] {
  if (obligation.closed) return []
  const daysLeft = daysBetween(day, obligation.dueOn)
  const reminder = (level: ReminderLevel, moment: Day) => ({
    id: `${moment}/${obligation.id}/${level}`,
    moment,
    level,
    daysLeft,
  })
  const overdue = lastWorkingDays(obligation.dueOn, day, calendar)
  const levels = (['actor', 'head', 'leading-group'] as const).filter((level) => overdue.count >= overdueFrom[level])
  if (levels.length > 0 && obligation.lapses) return []
  if (levels.length > 0) return levels.map((level) => reminder(level, overdue.last))
  const before = daysBefore.map((days) => addDays(obligation.dueOn, -days)).findLast((moment) => moment <= day)
  return before === undefined ? [] : [reminder('actor', before)]
}

/** The first day on which an obligation has anything to send, not before the day on which it is opened or moved. */
export function firstMoment({ dueOn }: Pick<Obligation, 'dueOn'>, from: Day): Day {
  const first = addDays(dueOn, -daysBefore[0])
  return first > from ? first : from
}

/** The next day after `day` on which there is something to send; undefined when there will be nothing any more. */
export function nextMoment(
  { dueOn, lapses }: Pick<Obligation, 'dueOn' | 'lapses'>,
  day: Day,
  calendar: Calendar = weekendsWhereUnknown(),
): Day | undefined {
  const before = daysBefore.map((days) => addDays(dueOn, -days)).find((moment) => moment > day)
  if (before !== undefined || lapses) return before
  let next = addDays(day, 1)
  while (!calendar.isWorkingDay(next)) next = addDays(next, 1)
  return next
}

/** How many working days lie after the due day, up to and with `day`, and the last of them; counting stops at the third. */
function lastWorkingDays(dueOn: Day, day: Day, calendar: Calendar): { count: number; last: Day } {
  const enough = Math.max(...Object.values(overdueFrom))
  let count = 0
  let last = dueOn
  for (let back = day; back > dueOn && count < enough; back = addDays(back, -1)) {
    if (!calendar.isWorkingDay(back)) continue
    if (count === 0) last = back
    count += 1
  }
  return { count, last }
}
