import { daysBetween } from '../../kernel/days.ts'
import { workingDaysBetween } from '../clock/age.ts'
import { relativeRules } from '../clock/rules.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { isSettled } from '../inspection/rectification.ts'
import type { IndicatorRecord } from './indicator.ts'
import type { YearOfRecords } from './indicators.ts'
import { inspected, standing } from './inspection-records.ts'

type Sources = Pick<YearOfRecords, 'inspections' | 'today'>

/**
 * Working days from the end of each inspection to its result's publication; what is not public yet is measured up to today
 * once its term has passed, and before that is not in the list. Counts what kept the term. Withheld ones owe none.
 */
export function publicationTimes({ inspections, today }: Sources): IndicatorRecord[] {
  const { workingDays: term } = relativeRules['result-public']
  return standing(inspections).flatMap((one) => {
    const { result, publishedOn, state, taskName } = one
    if (!result || (state === 'withheld' && !publishedOn)) return []
    const value = workingDaysBetween(result.endedOn, publishedOn ?? today)
    const inTime = value <= term
    if (!publishedOn && inTime) return []
    return [{ ...inspected(one, inTime), value, group: taskName }]
  })
}

/**
 * Each enterprise that was visited, with the number of visits; several tasks on one day are one visit, and what was looked at
 * on paper or online is none. Counts those that were visited again.
 */
export function visitsOfEnterprises({ inspections }: Sources): IndicatorRecord[] {
  const visited = standing(inspections).filter(({ result }) => result?.method === 'on-site')
  return [...Map.groupBy(visited, ({ targetId }) => targetId)].map(([targetId, visits]) => {
    const value = new Set(visits.map(({ result }) => result?.endedOn)).size
    const { targetName, regionName } = visits[0] as Inspection
    return {
      of: `targets/${targetId}`,
      zh: `${targetName}：上门 ${value} 次`,
      counts: value > 1,
      value,
      group: regionName,
    }
  })
}

/** Orders to rectify with the days since the order; counts and measures those that are open. */
export function rectificationAges({ inspections, today }: Sources): IndicatorRecord[] {
  return inspections.flatMap((one) => {
    const { rectification } = one
    if (!rectification) return []
    if (isSettled(rectification)) return [{ ...inspected(one, false), group: '已办结' }]
    const group = rectification.dueOn < today ? '已超期' : '期限内'
    return [{ ...inspected(one, true), value: daysBetween(rectification.ordered, today), group }]
  })
}

/** Referrals that left, with the days since they were issued; counts and measures those without a receipt. */
export function referralAges({ inspections, today }: Sources): IndicatorRecord[] {
  return inspections.flatMap((one) =>
    one.referrals.flatMap(({ issued, withdrawn, receipt, recipient: group }) => {
      if (!issued || withdrawn) return []
      if (receipt) return [{ ...inspected(one, false), group }]
      return [{ ...inspected(one, true), value: daysBetween(issued.on, today), group }]
    }),
  )
}
