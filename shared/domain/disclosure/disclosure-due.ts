import type { Day } from '../../kernel/days.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { type Calendar, stateCouncilCalendar, weekendsWhereUnknown } from '../clock/calendar.ts'
import { explainWorkingDays } from '../clock/working-days.ts'

/** Working days after the end of an inspection within which its result must be public. */
export const disclosureDays = 20

export interface DisclosureDue {
  readonly dueOn: Day
  /** The reckoning in words, for whoever must publish. */
  readonly zh: string
  /** The year that is not announced yet: its days were counted by weekends, and the day may move. */
  readonly provisional?: number
}

/**
 * The last day on which publishing a result is in time. Where the count reaches into a year that is not announced, it goes by
 * weekends and says so: a publication must not wait for a notice.
 *
 * @param endedOn day on which the inspection ended; not counted itself
 * @source 政府信息公开条例 art. 26; 行政执法公示制度
 */
export function disclosureDue(endedOn: Day, calendar: Calendar = stateCouncilCalendar): DisclosureDue {
  try {
    const { due, zh } = explainWorkingDays(endedOn, disclosureDays, calendar)
    return { dueOn: due, zh }
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'calendar-unknown') throw error
    const { due, zh } = explainWorkingDays(endedOn, disclosureDays, weekendsWhereUnknown(calendar))
    const year = Number(error.facts['year'])
    return { dueOn: due, zh: `${zh}（${year} 年放假安排尚未公布，暂按周末计算）`, provisional: year }
  }
}
