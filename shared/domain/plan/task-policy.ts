import { type LetterTerms, standardLetterTerms } from '../inspection/letter-terms.ts'
import type { CreditClass } from '../registry/target.ts'
import { defaultPolicy, enforcementTag } from './task.ts'
import type { ClassRatio, RatioScope, Seat, TaskMethod } from './task-terms.ts'

/** The ratios between which a credit class is expected, basis points. */
export interface ClassRange {
  readonly level: CreditClass
  readonly from: number
  readonly to: number
}

/** What a department has laid down for its tasks. Each task takes what is in force when it is made. */
export interface TaskPolicy {
  readonly id: typeof policyId
  /** 字号 of its tasks' numbers; absent: the department's name. */
  readonly symbol?: string
  /** Least overall ratio of a task, basis points. */
  readonly leastFloor: number
  /** In risk order, highest first; each class once. */
  readonly ratios: readonly ClassRatio[]
  readonly ratioScope: RatioScope
  readonly method: TaskMethod
  readonly seats: readonly Seat[]
  /** Most visits of one target in a calendar year, of all departments of the city together; public. */
  readonly burdenCap: number
  readonly ranges: readonly ClassRange[]
  /** Terms of receipts, outcomes and filings; absent: `standardLetterTerms`. */
  readonly letterTerms?: LetterTerms
}

export const policyId = 'tasks'

/**
 * What holds until a department has laid down its own.
 *
 * @source seed: not less than 20 %; 国办发〔2024〕54号: a yearly cap that is public; ranges in use, facts "Ratios". Configurable.
 */
export const standardPolicy: TaskPolicy = {
  id: policyId,
  ...defaultPolicy,
  leastFloor: 2000,
  burdenCap: 2,
  ranges: [
    { level: 'A', from: 0, to: 500 },
    { level: 'B', from: 500, to: 2000 },
    { level: 'C', from: 2100, to: 6000 },
    { level: 'D', from: 6100, to: 10_000 },
  ],
  letterTerms: standardLetterTerms,
}

/** What a row leaves open is the policy's; of ratios, those of the classes that it does not name. */
export function termsUnder(
  policy: TaskTerms,
  own: { readonly [K in keyof TaskTerms]?: TaskTerms[K] | undefined },
): TaskTerms {
  const named = new Map((own.ratios ?? []).map((ratio) => [ratio.level, ratio]))
  return {
    ratios: policy.ratios.map((ratio) => named.get(ratio.level) ?? ratio),
    ratioScope: own.ratioScope ?? policy.ratioScope,
    method: own.method ?? policy.method,
    seats: own.seats ?? policy.seats,
  }
}

export type TaskTerms = Pick<TaskPolicy, 'ratios' | 'ratioScope' | 'method' | 'seats'>

/** Whether classes are drawn at ratios of their own: one ratio for all uses no class. */
export function usesClasses(ratios: readonly ClassRatio[]): boolean {
  return new Set(ratios.filter(({ level }) => level !== 'unrated').map(({ ratio }) => ratio)).size > 1
}

/** Whether a team has the two officers with certificates that the law asks for. @source 行政处罚法 art. 42 */
export function hasTwoOfficers(seats: readonly Seat[]): boolean {
  return seats.filter((tags) => tags.includes(enforcementTag)).length >= 2
}
