import type { Day } from '../../kernel/days.ts'
import type { Person } from '../registry/department.ts'
import type { Conclusion, Receipt } from './referral.ts'
import { requireBetween, requireReason } from './required.ts'

/** What becomes of a letter that left the department, open or under seal: the same days and reasons are asked of both. */

interface Hand {
  readonly who: Person
  readonly today: Day
}

/** @param sentOn day on which the letter left @throws {Refusal} `day-not-acceptable` before it, or after today */
export function receiptOf(receipt: Omit<Receipt, 'by'>, sentOn: Day, { who, today }: Hand): Receipt {
  const since = ['发出日', 'the sending'] as const
  requireBetween(['回执日', 'The day of receipt'], receipt.on, { from: sentOn, since, today })
  return { ...receipt, by: who.id }
}

/** @param receivedOn day of the receipt @throws {Refusal} `day-not-acceptable` before it, or after today */
export function outcomeOf(outcome: Omit<Conclusion, 'by'>, receivedOn: Day, { who, today }: Hand): Conclusion {
  const since = ['回执日', 'the receipt'] as const
  requireBetween(['结果日', 'The day of the outcome'], outcome.on, { from: receivedOn, since, today })
  return { ...outcome, by: who.id }
}

/** @param move the word for it on screens @throws {Refusal} `reason-required` */
export function withdrawalOf(reason: string, move: string, { who, today }: Hand) {
  requireReason(reason, [move, 'withdraw it'])
  return { on: today, reason, by: who.id }
}
