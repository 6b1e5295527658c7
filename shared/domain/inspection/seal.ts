import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { requireAct } from './acts.ts'
import type { Inspection } from './inspection.ts'
import { outcomeOf, receiptOf, withdrawalOf } from './letter-steps.ts'
import type { Conclusion, Receipt } from './referral.ts'
import { requireOutsider } from './required.ts'
import { fileReviewer } from './review.ts'
import { type SealedFile, type SealedReferral, sealedLifecycle } from './sealed-referral.ts'

/** Who asks, and for whom he stands in: ids of people who left and whose work was handed over to him. */
export interface Keeper {
  readonly who: Person
  readonly standsFor: readonly string[]
}

interface Hand extends Keeper {
  readonly today: Day
}

function isOneOf({ who, standsFor }: Keeper, id: string | undefined): boolean {
  return id !== undefined && (id === who.id || standsFor.includes(id))
}

/** A referral to discipline inspection is for whoever sent it (or took over his work), its recipient and the auditor alone. */
export function maySeeSealed({ sentBy, recipientId }: SealedReferral, keeper: Keeper): boolean {
  return isOneOf(keeper, sentBy) || keeper.who.id === recipientId || keeper.who.roles.includes('auditor')
}

/** The file as somebody may read it; undefined when nothing of it is for him. */
export function sealedFor(file: SealedFile | undefined, keeper: Keeper): SealedFile | undefined {
  const referrals = file?.referrals.filter((referral) => maySeeSealed(referral, keeper)) ?? []
  return file && referrals.length > 0 ? { ...file, referrals } : undefined
}

/**
 * Only the reviewer who answers for the file closes it and sends sealed referrals of it: so nobody can learn from a file
 * that does not close that there is one.
 *
 * @throws {Refusal} `not-your-file`
 */
export function requireKeeper(inspection: Inspection, keeper: Keeper): void {
  if (isOneOf(keeper, fileReviewer(inspection))) return
  throw new Refusal('not-your-file', { id: inspection.id })
}

/**
 * The inspection's sealed file with another referral.
 *
 * @throws {Refusal} `wrong-state` before approval and after closing; `not-your-file`; `four-eyes`
 */
export function sealedSent(
  inspection: Inspection,
  file: SealedFile | undefined,
  given: Pick<SealedReferral, 'id' | 'recipient' | 'recipientId' | 'reason' | 'number' | 'receiptDays'>,
  hand: Hand & { readonly alias: string },
): SealedFile {
  requireAct(inspection, 'refer')
  requireKeeper(inspection, hand)
  requireOutsider(inspection, hand.who, ['移送', 'refer it'])
  const referral: SealedReferral = { ...given, state: 'sent', sentBy: hand.who.id, sentOn: hand.today }
  const base = file ?? { id: inspection.id, alias: hand.alias, targetName: inspection.targetName, referrals: [] }
  return { ...base, referrals: [...base.referrals, referral] }
}

/** @throws {Refusal} `not-found` for whoever may not see it; `wrong-state`; `day-not-acceptable` */
export function sealedReceived(file: SealedFile, id: string, receipt: Omit<Receipt, 'by'>, hand: Hand): SealedFile {
  return withSealed(file, id, { move: 'receive', ...hand }, ({ sentOn }) => ({
    receipt: receiptOf(receipt, sentOn, hand),
  }))
}

/** @throws {Refusal} as `sealedReceived`: an outcome comes after the receipt */
export function sealedConcluded(file: SealedFile, id: string, outcome: Omit<Conclusion, 'by'>, hand: Hand): SealedFile {
  return withSealed(file, id, { move: 'conclude', ...hand }, ({ receipt, sentOn }) => ({
    outcome: outcomeOf(outcome, receipt?.on ?? sentOn, hand),
  }))
}

/** @throws {Refusal} as `sealedReceived`; `reason-required` */
export function sealedWithdrawn(file: SealedFile, id: string, reason: string, hand: Hand): SealedFile {
  return withSealed(file, id, { move: 'withdraw', ...hand }, () => ({
    withdrawn: withdrawalOf(reason, sealedLifecycle.moves.withdraw.zh, hand),
  }))
}

interface Move extends Hand {
  readonly move: keyof typeof sealedLifecycle.moves
}

/** The auditor reads; he changes nothing, so to him as to others it is not there to be changed. */
function withSealed(
  file: SealedFile,
  id: string,
  { move, ...hand }: Move,
  change: (referral: SealedReferral) => Partial<SealedReferral>,
): SealedFile {
  const referral = file.referrals.find((each) => each.id === id)
  if (!referral || !(isOneOf(hand, referral.sentBy) || hand.who.id === referral.recipientId)) throw noSealed(id)
  const after: SealedReferral = { ...referral, state: moved(sealedLifecycle, referral, move), ...change(referral) }
  return { ...file, referrals: file.referrals.map((each) => (each === referral ? after : each)) }
}

/** The same words whether it does not exist or is not for whoever asks. */
export function noSealed(id: string): Refusal {
  return new Refusal('not-found', { what: '移送', id }, { what: 'referral' })
}
