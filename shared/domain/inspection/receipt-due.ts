import type { Day } from '../../kernel/days.ts'
import { type Calendar, weekendsWhereUnknown } from '../clock/calendar.ts'
import { explainWorkingDays } from '../clock/working-days.ts'

/** Working days within which officers and departments confirm what was dispatched to them. Practice; configurable. */
export const receiptDays = 2

/** The last day of a receipt. In a year that is not announced it goes by weekends: it must not wait for a notice. */
export function receiptDue(from: Day, calendar: Calendar = weekendsWhereUnknown()): Day {
  return explainWorkingDays(from, receiptDays, calendar).due
}
