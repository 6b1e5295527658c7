import type { Day } from '../../kernel/days.ts'
import type { CreditClass, Target } from '../registry/target.ts'

/**
 * 定向条件: which targets a task is about, as data. Every condition that is given must hold; of a list, one of its members
 * is enough. Ratios are of those that fit.
 */
export interface TargetFilter {
  /** Sub-registries, in place of the task's scope, which then is words only. */
  readonly fields?: readonly string[]
  /** Region codes, each with everything below it. */
  readonly regions?: readonly string[]
  readonly kinds?: readonly Target['kind'][]
  readonly creditClasses?: readonly CreditClass[]
  /** At least one of these. */
  readonly tags?: readonly string[]
  /** None of these. */
  readonly withoutTags?: readonly string[]
  /** The licence's first day lies within; a target without a licence does not fit. */
  readonly licensed?: { readonly from?: Day; readonly to?: Day }
  /** Leaves out those whose observation period (观察期) runs on the day. */
  readonly sparesObserved?: true
}
