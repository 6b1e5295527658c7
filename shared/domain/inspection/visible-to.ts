import type { Person } from '../registry/department.ts'
import type { Inspection, Referral } from './inspection.ts'

/** Referrals to discipline inspection (移送纪检监察) are for the reviewer who sent them and the auditor alone. */
export function maySee({ kind, sentBy }: Referral, { id, roles }: Person): boolean {
  return kind !== 'discipline' || sentBy === id || roles.includes('auditor')
}

/** The inspection as a person may read it: every answer to a person goes through here. */
export function visibleTo(inspection: Inspection, who: Person): Inspection {
  return { ...inspection, referrals: inspection.referrals.filter((referral) => maySee(referral, who)) }
}

/** Whether somebody reads only what his own teams inspect: an officer who is nothing else beside. */
export function seesOwnOnly({ roles }: Person): boolean {
  return roles.every((role) => role === 'officer')
}
