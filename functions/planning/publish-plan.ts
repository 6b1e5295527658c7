import { published } from '../../shared/domain/plan/plan-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { readPlannedItems, recordsOf } from '../acts/read-planned-items.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import type { Write } from '../stores/record-store.ts'

/** A transaction takes 100 actions; the plan, the idempotency row and the outbox need three. Freezing checks every item again. */
const MOST_GUARDS = 90

/**
 * Record first; the tasks and the page follow from the stream. The transaction also holds that no item was changed since it
 * was read, so that a plan cannot become public together with an item's retirement. A crash in between leaves a public plan
 * whose tasks and page the event still brings.
 */
export const publishPlan: UseCase<'publishPlan'> = async ({ input, stores, today }) => {
  const read = await stores.plans.get(input.planId)
  const items = await readPlannedItems(stores.items, read.record)
  const plan = published(read.record, recordsOf(items), today)
  const guards = [...items.values()].slice(0, MOST_GUARDS).map(
    (item): Write => ({
      ...stores.items.unchanged(item),
      refuse: () => new Refusal('item-not-published', { id: item.record.id }),
    }),
  )
  return decided(
    plan,
    [stores.plans.replace(read, plan), ...guards],
    { type: 'plan.published', object: `plans/${plan.id}`, payload: { plan: plan.id, on: today } },
    { version: read.version + 1 },
  )
}
