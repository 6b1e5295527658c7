import type { Day } from '../../kernel/days.ts'
import type { Plan } from '../plan/plan.ts'
import type { FiledPlan, Filing } from './filing.ts'
import type { Duty, Fulfilment } from './obligation.ts'
import { countedDuty } from './owed.ts'
import { relativeRules } from './rules.ts'

/**
 * A revised plan is filed again: each revision that was published owes its own filing, whatever was revised after it.
 *
 * @source 忻双随机办〔2022〕2号 二（五）: a plan that is adjusted is filed with the leading group's office in good time
 */
export function refilingsOfPlan(plan: Plan): Duty[] {
  return publishedRevisions(plan).map((revision) => refiling(revision))
}

/** Closed by the document of that very revision, on the day on which it arrived. */
export function refilingsOfFiling({ plan, filedOn }: Filing): Duty[] {
  if (plan === undefined || filedOn === undefined) return []
  return [refiling(plan, { on: filedOn, by: relativeRules['plan-refiling'].fulfilledBy })]
}

/** The revisions of a plan that were published, the oldest first. */
export function publishedRevisions({ id, version, publishedOn, former = [] }: Plan): FiledPlan[] {
  const all = [...former, { version: version ?? 1, publishedOn }]
  return all.flatMap((each) =>
    each.version > 1 && each.publishedOn !== undefined
      ? [{ id, version: each.version, publishedOn: each.publishedOn }]
      : [],
  )
}

function refiling({ id, version, publishedOn }: FiledPlan, fulfilled?: Fulfilment): Duty {
  const from: Day = publishedOn
  const subject = { object: `${id}@${version}`, about: `${id} 年度计划第 ${version} 版` }
  return countedDuty('plan-refiling', from, subject, { fulfilled })
}
