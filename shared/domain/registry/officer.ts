import { addDays, type Day } from '../../kernel/days.ts'

export const officerStates = { active: '在岗', transferred: '调离', retired: '退休', suspended: '停职' } as const

export type OfficerState = keyof typeof officerStates

/** 执法检查人员. `id` is the number of the 执法证; an assisting expert has a registry number instead. */
export interface Officer {
  readonly id: string
  readonly name: string
  readonly kind: 'officer' | 'expert'
  /** Region code within which he serves; empty: everywhere in the department's region. */
  readonly region: string
  readonly certificate?: { readonly from: Day; readonly to: Day }
  readonly specialties: readonly string[]
  readonly state: OfficerState
  /** First day of `state` when it is not `active`. */
  readonly since?: Day
  /** Why he is transferred, retired or suspended. */
  readonly reason?: string
  /** Where a transferred officer went. */
  readonly transferredTo?: string
  /** The office in which he works, by name. */
  readonly office?: string
  /** Ids of targets he must not inspect (standing recusals, 回避). */
  readonly recusals: readonly string[]
  /** Why, by target, where it was said. */
  readonly recusalReasons?: Readonly<Record<string, string>>
  /** The person who signs in for him. */
  readonly personId?: string
}

export const ineligibilities = {
  expert: '专家/辅助人员不计入两名执法人员',
  'no-certificate': '没有执法证',
  'certificate-not-yet': '执法证尚未生效',
  'certificate-expired': '执法证已过期',
  transferred: '已调离',
  retired: '已退休',
  suspended: '已停职',
} as const

export type Ineligibility = keyof typeof ineligibilities

/**
 * Why somebody may not count as one of the two officers on a day; undefined when he may. Computed, never stored.
 *
 * @source 行政处罚法 art. 42 (at least two officers with enforcement qualification)
 */
export function ineligibility(officer: Officer, day: Day): Ineligibility | undefined {
  if (officer.kind === 'expert') return 'expert'
  if (officer.state !== 'active' && (officer.since === undefined || officer.since <= day)) return officer.state
  if (officer.certificate === undefined) return 'no-certificate'
  if (day < officer.certificate.from) return 'certificate-not-yet'
  if (day > officer.certificate.to) return 'certificate-expired'
  return undefined
}

/** Whether he may count on a day, with the reason when not. */
export interface Eligibility {
  readonly id: string
  readonly name: string
  readonly eligible: boolean
  readonly why?: Ineligibility
  readonly zh?: string
}

export function eligibilityOn(officer: Officer, day: Day): Eligibility {
  const why = ineligibility(officer, day)
  const { id, name } = officer
  return why ? { id, name, eligible: false, why, zh: ineligibilities[why] } : { id, name, eligible: true }
}

/** Whether his certificate ends within so many days from a day on; one that has ended is not expiring any more. */
export function expiresWithin({ state, certificate }: Officer, day: Day, days: number): boolean {
  return (
    state === 'active' && certificate !== undefined && certificate.to >= day && certificate.to <= addDays(day, days)
  )
}
