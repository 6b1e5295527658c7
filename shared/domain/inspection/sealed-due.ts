import { type Day, daysBetween } from '../../kernel/days.ts'
import { weekendsWhereUnknown } from '../clock/calendar.ts'
import { workingDaysAfter } from '../clock/working-days.ts'
import { standardLetterTerms } from './letter-terms.ts'
import type { SealedReferral } from './sealed-referral.ts'

/** Days between two reminders of the same sealed referral. */
const WEEK = 7

/** The last day of what a sealed referral waits for: its receipt, then its outcome; undefined when it waits for nothing. */
function sealedDue({ state, sentOn, receiptDays, receipt }: SealedReferral): Day | undefined {
  const calendar = weekendsWhereUnknown()
  if (state === 'sent') return workingDaysAfter(sentOn, receiptDays ?? standardLetterTerms.receiptDays, calendar)
  if (state === 'received' && receipt)
    return workingDaysAfter(receipt.on, receipt.outcomeDays ?? standardLetterTerms.outcomeDays, calendar)
  return undefined
}

/** Whether whoever sent it is to be told today that its day is over: once a week while it is. */
export function mustRemind(referral: SealedReferral, today: Day): boolean {
  const dueOn = sealedDue(referral)
  if (dueOn === undefined || today <= dueOn) return false
  return referral.remindedOn === undefined || daysBetween(referral.remindedOn, today) >= WEEK
}
