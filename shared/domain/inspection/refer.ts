import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { requireAct } from './acts.ts'
import { scansOf } from './attached.ts'
import { edited, type Inspection } from './inspection.ts'
import { outcomeOf, receiptOf, withdrawalOf } from './letter-steps.ts'
import { type Conclusion, type Receipt, type Referral, referralLifecycle } from './referral.ts'
import { requireAnother, requireBetween, requireOutsider } from './required.ts'

interface Hand {
  readonly who: Person
  readonly today: Day
}

/**
 * The inspection with a referral (抄告, 移送) proposed; it leaves when somebody else has signed it.
 *
 * @throws {Refusal} `wrong-state` before approval; `four-eyes` for whoever had a hand in the inspection
 */
export function referralProposed(
  inspection: Inspection,
  given: Pick<Referral, 'id' | 'kind' | 'recipient' | 'reason'>,
  { who, today }: Hand,
): Inspection {
  requireAct(inspection, 'refer')
  requireOutsider(inspection, who, ['抄告或移送', 'refer it'])
  const referral: Referral = { ...given, state: 'proposed', proposedBy: who.id, proposedOn: today }
  return edited(inspection, { referrals: [...inspection.referrals, referral] })
}

/**
 * The inspection with the referral's letter signed and sent.
 *
 * @throws {Refusal} `wrong-state`; `not-found`; `four-eyes` for the proposer; `day-not-acceptable`
 * @source 行政执法机关移送涉嫌犯罪案件的规定 art. 5: the head of the agency approves
 */
export function referralIssued(
  inspection: Inspection,
  referralId: string,
  letter: Omit<NonNullable<Referral['issued']>, 'by'>,
  hand: Hand,
): Inspection {
  return withReferral(inspection, referralId, { move: 'issue', ...hand }, (referral) => {
    const { proposedBy, proposedOn: from } = referral
    requireAnother(proposedBy, hand.who.id, ['签发', 'sign it'], ['提出移送', 'propose it'])
    requireBetween(['发出日', 'The day of sending'], letter.on, {
      from,
      since: ['提出日', 'the proposal'],
      today: hand.today,
    })
    return { issued: { ...letter, by: hand.who.id } }
  })
}

/** What is entered of a letter, with the scans that it comes with. */
type Given<Entry> = Omit<Entry, 'by' | 'scanIds'> & { readonly scanIds?: readonly string[] | undefined }

/**
 * @throws {Refusal} `not-found`; `wrong-state` before it was sent or when the receipt is there; `day-not-acceptable`;
 *   `photo-not-of-inspection`, `photo-missing` for a scan
 */
export function referralReceived(
  inspection: Inspection,
  referralId: string,
  { scanIds, ...receipt }: Given<Receipt>,
  hand: Hand,
): Inspection {
  return withReferral(inspection, referralId, { move: 'receive', ...hand }, ({ issued, proposedOn }) => ({
    receipt: { ...receiptOf(receipt, issued?.on ?? proposedOn, hand), ...scansOf(inspection, scanIds) },
  }))
}

/** @throws {Refusal} as `referralReceived`: an outcome comes after the receipt */
export function referralConcluded(
  inspection: Inspection,
  referralId: string,
  { scanIds, ...outcome }: Given<Conclusion>,
  hand: Hand,
): Inspection {
  return withReferral(inspection, referralId, { move: 'conclude', ...hand }, ({ receipt, proposedOn }) => ({
    outcome: { ...outcomeOf(outcome, receipt?.on ?? proposedOn, hand), ...scansOf(inspection, scanIds) },
  }))
}

/** @throws {Refusal} `not-found`; `wrong-state` once there is a receipt; `reason-required` */
export function referralWithdrawn(inspection: Inspection, referralId: string, reason: string, hand: Hand): Inspection {
  return withReferral(inspection, referralId, { move: 'withdraw', ...hand }, () => ({
    withdrawn: withdrawalOf(reason, referralLifecycle.moves.withdraw.zh, hand),
  }))
}

interface Move extends Hand {
  readonly move: keyof typeof referralLifecycle.moves
}

function withReferral(
  inspection: Inspection,
  referralId: string,
  { move, who }: Move,
  change: (referral: Referral) => Partial<Referral>,
): Inspection {
  requireAct(inspection, 'refer')
  const referral = inspection.referrals.find(({ id }) => id === referralId)
  if (!referral) throw new Refusal('not-found', { what: referralLifecycle.what, id: referralId }, { what: 'referral' })
  requireOutsider(inspection, who, [referralLifecycle.moves[move].zh, move])
  const after: Referral = { ...referral, state: moved(referralLifecycle, referral, move), ...change(referral) }
  return edited(inspection, { referrals: inspection.referrals.map((each) => (each === referral ? after : each)) })
}
