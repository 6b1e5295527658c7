import { isWithin } from '../registry/regions.ts'
import { type TargetFilter, type TargetScope, wholeRegistry } from './target-filter.ts'

/**
 * Whether one target could belong to both tasks, as far as their words tell: the same sub-registry, and no condition that
 * keeps them apart. What only the registry could tell counts as shared.
 */
export function mayShareTargets(a: TargetScope, b: TargetScope): boolean {
  return meet(fieldsOf(a), fieldsOf(b)) && compatible(a.filter ?? {}, b.filter ?? {})
}

/** Undefined: every sub-registry. */
function fieldsOf({ scope, filter }: TargetScope): readonly string[] | undefined {
  return filter?.fields ?? (scope === wholeRegistry ? undefined : [scope])
}

function compatible(a: TargetFilter, b: TargetFilter): boolean {
  return (
    meet(a.kinds, b.kinds) &&
    meet(a.creditClasses, b.creditClasses) &&
    regionsMeet(a.regions, b.regions) &&
    datesMeet(a.licensed, b.licensed) &&
    !excludes(a, b) &&
    !excludes(b, a)
  )
}

function meet(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((each) => b.includes(each))
}

function regionsMeet(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return true
  return a.some((one) => b.some((other) => isWithin(one, other) || isWithin(other, one)))
}

function datesMeet(a: TargetFilter['licensed'], b: TargetFilter['licensed']): boolean {
  const { from: from1 = '', to: to1 = '9999' } = a ?? {}
  const { from: from2 = '', to: to2 = '9999' } = b ?? {}
  return from1 <= to2 && from2 <= to1
}

/** Whoever fits `a` carries one of its tags; `b` rules out every one of them. */
function excludes({ tags }: TargetFilter, { withoutTags = [] }: TargetFilter): boolean {
  return tags !== undefined && tags.every((tag) => withoutTags.includes(tag))
}
