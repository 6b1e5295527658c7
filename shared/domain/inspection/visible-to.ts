import type { Person } from '../registry/department.ts'
import type { Inspection, Result, Review } from './inspection.ts'
import { handsOf } from './required.ts'

/**
 * The inspection as a person may read it: every answer to a person goes through here. Referrals to discipline inspection
 * (移送纪检监察) are kept elsewhere; that the officers propose one is read as 其他 with its text by all but those who wrote it,
 * whoever reviews it and the auditor.
 *
 * @param now the inspection as it stands, when an earlier version is read: what one may see goes by that
 */
export function visibleTo(inspection: Inspection, who: Person, now: Inspection = inspection): Inspection {
  return seesDisposition(now, who) ? inspection : withoutSeal(inspection)
}

/** The inspection as everybody may read it. */
export function withoutSeal(inspection: Inspection): Inspection {
  const { result, reviews } = inspection
  return {
    ...inspection,
    ...(result ? { result: neutral(result) } : {}),
    reviews: reviews.map(neutralReview),
  }
}

function seesDisposition(inspection: Inspection, { id, roles, officerId }: Person): boolean {
  if (roles.includes('auditor')) return true
  if (officerId !== undefined && handsOf(inspection).has(officerId)) return true
  const { state, reviews } = inspection
  return roles.includes('reviewer') && (state === 'submitted' || reviews.some(({ by }) => by === id))
}

function neutralReview(review: Review): Review {
  return review.judged ? { ...review, judged: { ...review.judged, result: neutral(review.judged.result) } } : review
}

/** A result whose disposition names no referral to discipline inspection: 其他, in the words that the officers gave for it. */
function neutral(result: Result): Result {
  return result.disposition === 'discipline-referral' ? { ...result, disposition: 'other' } : result
}

/** Whether somebody reads only what his own teams inspect: an officer who is nothing else beside. */
export function seesOwnOnly({ roles }: Person): boolean {
  return roles.every((role) => role === 'officer')
}
