import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ineligibilities, ineligibility, type Officer } from '../registry/officer.ts'
import type { Inspection } from './inspection.ts'

/** @throws {Refusal} `not-your-inspection` for anybody who is not on the team */
export function requireOnTeam(inspection: Inspection, officerId: string | undefined): string {
  if (officerId !== undefined && inspection.officerIds.includes(officerId)) return officerId
  throw new Refusal('not-your-inspection', { id: inspection.id })
}

/**
 * Whether an officer of the team may act on the inspection on all of the days given: today, and the day of the visit.
 * Asked on each call, because a transfer, an expiry or a recusal may have come since the draw.
 *
 * @param officer his entry in the officer registry today; absent when he was struck off
 * @throws {Refusal} `officer-not-eligible` naming the day and why
 * @source 行政处罚法 art. 42 (qualification), art. 43 (recusal)
 */
export function requireEligible(
  inspection: Inspection,
  officerId: string,
  officer: Officer | undefined,
  days: readonly Day[],
): void {
  for (const day of days) {
    const why = whyNot(inspection, officer, day)
    if (why) throw new Refusal('officer-not-eligible', { officer: officerId, day, why })
  }
}

function whyNot({ targetId }: Inspection, officer: Officer | undefined, day: Day): string | undefined {
  if (!officer) return '不在执法检查人员名录库中'
  const found = ineligibility(officer, day)
  if (found) return ineligibilities[found]
  return officer.recusals.includes(targetId) ? '对该检查对象须回避' : undefined
}
