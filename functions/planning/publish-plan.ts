import type { Routes } from '../../shared/contract/routes.ts'
import { requirePublicPlan } from '../../shared/domain/disclosure/public-texts.ts'
import { invitedByPlan } from '../../shared/domain/joint/invited-by-plan.ts'
import { type Plan, versionOf, workOf } from '../../shared/domain/plan/plan.ts'
import { published } from '../../shared/domain/plan/plan-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { requireCooperation } from '../acts/cooperation.ts'
import { readPlannedItems, recordsOf } from '../acts/read-planned-items.ts'
import { type Context, decided, type UseCase } from '../http/use-case.ts'
import type { Versioned, Write } from '../stores/record-store.ts'
import { type PlannedItems, publishRevision } from './publish-revision.ts'

/** A transaction takes 100 actions; the idempotency row and the outbox need two. Freezing checks items and departments again. */
const MOST_WRITES = 95

/**
 * Record first; tasks that are new and the page follow from the stream. The transaction also holds that no item was changed
 * since it was read, so that a plan cannot become public together with an item's retirement; of a revision it writes every
 * task that is changed or dropped, so that none of them can be frozen by the way; and of a joint task it holds the word of
 * each cooperating department. A crash in between leaves a public plan whose new tasks and page the event still brings.
 */
export const publishPlan: UseCase<'publishPlan'> = async (context) => {
  const read = await context.stores.plans.get(context.input.planId)
  const items = await readPlannedItems(context.stores.items, workOf(read.record))
  const { plan, writes } = await nextVersion(context, read, items)
  requirePublicPlan(plan)
  const agreed = await requireCooperation(context, invitedByPlan(plan, context.department, context.today))
  const all = [context.stores.plans.replace(read, plan), ...writes, ...agreed].slice(0, MOST_WRITES)
  const guards = [...items.values()].slice(0, MOST_WRITES - all.length).map(
    (item): Write => ({
      ...context.stores.items.unchanged(item),
      refuse: () => new Refusal('item-not-published', { id: item.record.id }),
    }),
  )
  return decided(
    plan,
    [...all, ...guards],
    {
      type: 'plan.published',
      object: `plans/${plan.id}`,
      payload: {
        plan: plan.id,
        on: context.today,
        version: versionOf(plan),
        ...(plan.reason ? { reason: plan.reason } : {}),
      },
    },
    { version: read.version + 1 },
  )
}

async function nextVersion(
  context: Context<Routes['publishPlan']>,
  read: Versioned<Plan>,
  items: PlannedItems,
): Promise<{ plan: Plan; writes: readonly Write[] }> {
  if (read.record.revision) return publishRevision(context, read.record, items)
  const doing = { by: context.who.id, on: context.today }
  return { plan: published(read.record, recordsOf(items), doing), writes: [] }
}
