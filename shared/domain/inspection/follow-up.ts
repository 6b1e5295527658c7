import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { requireAct } from './acts.ts'
import { recorded } from './confirm.ts'
import { edited, type Inspection, type Referral } from './inspection.ts'
import { requireDay } from './record-result.ts'
import { requireOutsider } from './review.ts'
import { maySee } from './visible-to.ts'

/**
 * The inspection with its order to rectify closed by the proof of the recheck.
 *
 * @throws {Refusal} `wrong-state` before approval or when closed already; `not-found` when nothing was ordered;
 *   `reason-required` for an empty proof; `day-not-acceptable`
 */
export function closeRectification(
  inspection: Inspection,
  { proof, closedOn }: { readonly proof: string; readonly closedOn: Day },
  today: Day,
): Inspection {
  requireAct(inspection, 'close-rectification')
  const { rectification, id } = inspection
  if (!rectification) throw new Refusal('not-found', { what: '责令改正', id })
  if (rectification.closedOn !== undefined) throw settled('责令改正', id, '已办结', '办结')
  if (proof.trim() === '') throw new Refusal('reason-required', { move: '办结责令改正' })
  const { endedOn } = recorded(inspection)
  requireDay('复查日', closedOn, closedOn >= endedOn, `早于检查结束日 ${endedOn}`)
  requireDay('复查日', closedOn, closedOn <= today, `晚于今天 ${today}`)
  return edited(inspection, { rectification: { ...rectification, closedOn, proof } })
}

/**
 * The inspection with a referral (抄告, 移送) added.
 *
 * @throws {Refusal} `wrong-state` before approval; `four-eyes` for an officer of the team
 */
export function refer(inspection: Inspection, referral: Omit<Referral, 'receipt'>, who: Person): Inspection {
  requireAct(inspection, 'refer')
  requireOutsider(inspection, who, '移送')
  return edited(inspection, { referrals: [...inspection.referrals, referral] })
}

/**
 * The inspection with the recipient's receipt of a referral. A referral that one may not see is not found.
 *
 * @throws {Refusal} `not-found`; `wrong-state` when the receipt is there; `day-not-acceptable`
 */
export function receiptReferral(
  inspection: Inspection,
  referralId: string,
  receipt: NonNullable<Referral['receipt']>,
  { who, today }: { readonly who: Person; readonly today: Day },
): Inspection {
  requireAct(inspection, 'receipt-referral')
  const referral = inspection.referrals.find(({ id }) => id === referralId)
  if (!referral || !maySee(referral, who)) throw new Refusal('not-found', { what: '移送', id: referralId })
  if (referral.receipt) throw settled('移送', referralId, '已收到回执', '登记回执')
  requireDay('回执日', receipt.on, receipt.on >= referral.sentOn, `早于移送日 ${referral.sentOn}`)
  requireDay('回执日', receipt.on, receipt.on <= today, `晚于今天 ${today}`)
  const received = { ...referral, receipt }
  return edited(inspection, {
    referrals: inspection.referrals.map((each) => (each === referral ? received : each)),
  })
}

function settled(what: string, id: string, state: string, move: string): Refusal {
  return new Refusal('wrong-state', { what, id, state, move, allowed: [] })
}
