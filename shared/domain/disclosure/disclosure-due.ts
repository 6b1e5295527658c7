import type { Day } from '../../kernel/days.ts'
import { explainWorkingDays, type Reckoning, workingDaysAfter } from '../clock/working-days.ts'

/** Working days after the end of an inspection within which its result must be public. */
export const disclosureDays = 20

/**
 * The last day on which publishing a result is in time.
 *
 * @param endedOn day on which the inspection ended; not counted itself
 * @throws {Refusal} `calendar-unknown` when the count touches a year whose working days are not announced
 * @source 政府信息公开条例 art. 26; 行政执法公示制度
 */
export function disclosureDue(endedOn: Day): Day {
  return workingDaysAfter(endedOn, disclosureDays)
}

/** The same with its reckoning in words, for whoever must publish. */
export function explainDisclosureDue(endedOn: Day): Reckoning {
  return explainWorkingDays(endedOn, disclosureDays)
}
