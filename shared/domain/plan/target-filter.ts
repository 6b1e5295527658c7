import type { Day } from '../../kernel/days.ts'
import { isWithin } from '../registry/regions.ts'
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

/** What a filter looks at: a target of the registry is one, and so is its line in the index. */
export interface FilteredTarget extends Pick<Target, 'field' | 'region' | 'creditClass'> {
  readonly kind?: Target['kind'] | undefined
  readonly tags?: readonly string[]
  readonly licence?: { readonly from: Day }
  readonly observation?: { readonly from: Day; readonly to: Day }
}

/** What a task says of its targets. */
export interface TargetScope {
  readonly scope: string
  readonly filter?: TargetFilter | undefined
}

/** 对象范围 of a task that is about every sub-registry. */
export const wholeRegistry = '全部检查对象'

/** Where a target stands to a task: `outside` its sub-registries, `filtered` out by a condition, or `within`. */
export type Standing = 'outside' | 'filtered' | 'within'

/**
 * The one rule by which pool, preview and count tell who belongs to a task.
 *
 * @param day on which observation periods are told
 */
export function standingIn({ scope, filter }: TargetScope, day: Day): (target: FilteredTarget) => Standing {
  const fields = filter?.fields && new Set(filter.fields)
  const inFields = ({ field }: FilteredTarget) =>
    fields ? fields.has(field) : scope === wholeRegistry || field === scope
  if (filter === undefined) return (target) => (inFields(target) ? 'within' : 'outside')
  const conditions = conditionsOf(filter, day)
  return (target) => {
    if (!inFields(target)) return 'outside'
    return conditions.every((holds) => holds(target)) ? 'within' : 'filtered'
  }
}

type Condition = (target: FilteredTarget) => boolean

function conditionsOf(filter: TargetFilter, day: Day): Condition[] {
  const { regions, kinds, creditClasses, tags, withoutTags, licensed, sparesObserved } = filter
  return [
    ...(kinds ? [({ kind }: FilteredTarget) => kind !== undefined && kinds.includes(kind)] : []),
    ...(creditClasses ? [({ creditClass }: FilteredTarget) => creditClasses.includes(creditClass)] : []),
    ...(regions ? [inRegions(regions)] : []),
    ...(tags ? [(target: FilteredTarget) => tags.some((tag) => target.tags?.includes(tag))] : []),
    ...(withoutTags ? [(target: FilteredTarget) => !withoutTags.some((tag) => target.tags?.includes(tag))] : []),
    ...(licensed ? [licensedWithin(licensed)] : []),
    ...(sparesObserved ? [(target: FilteredTarget) => !isObserved(target, day)] : []),
  ]
}

/** A hundred thousand targets lie in a few dozen regions: each is looked up once. */
function inRegions(regions: readonly string[]): Condition {
  const known = new Map<string, boolean>()
  return ({ region }) => {
    const is = known.get(region) ?? regions.some((area) => isWithin(region, area))
    known.set(region, is)
    return is
  }
}

function licensedWithin({ from, to }: { readonly from?: Day; readonly to?: Day }): Condition {
  return ({ licence }) =>
    licence !== undefined && (from === undefined || licence.from >= from) && (to === undefined || licence.from <= to)
}

function isObserved({ observation }: FilteredTarget, day: Day): boolean {
  return observation !== undefined && observation.from <= day && day <= observation.to
}
