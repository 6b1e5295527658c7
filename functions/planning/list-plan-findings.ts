import { planFindings } from '../../shared/domain/plan/findings.ts'
import { readPlannedItems, recordsOf } from '../acts/read-planned-items.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** Computed on each call, never stored: an item that is retired tomorrow shows tomorrow. */
export const listPlanFindings: UseCase<'listPlanFindings'> = async ({ input, stores }) => {
  const { record: plan } = await stores.plans.get(input.planId)
  const items = await readPlannedItems(stores.items, plan)
  return answer({ items: planFindings({ plan, items: recordsOf(items) }) })
}
