/** Working days within which a department expects what others owe it after a check. Each letter takes what is in force when it goes. */
export interface LetterTerms {
  /** From the sending of a referral (抄告, 移送) to its receipt. */
  readonly receiptDays: number
  /** From the receipt to the outcome. */
  readonly outcomeDays: number
  /** From the hand-over of a case to its filing or the decision not to file. */
  readonly filingDays: number
}

/** What holds until a department has laid down its own. @source practice; no law names these terms. Configurable: `PUT /api/policy`. */
export const standardLetterTerms: LetterTerms = { receiptDays: 10, outcomeDays: 60, filingDays: 15 }
