import { submitted } from '../../shared/domain/plan/plan-moves.ts'
import { readPlannedItems, recordsOf } from '../acts/read-planned-items.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** One transaction; a crash leaves a draft. Items may still change until the plan is public: publishing looks again. */
export const submitPlan: UseCase<'submitPlan'> = async ({ input, stores, who, today }) => {
  const read = await stores.plans.get(input.planId)
  const items = recordsOf(await readPlannedItems(stores.items, read.record))
  const plan = submitted(read.record, { plan: read.record, items }, { by: who.id, on: today })
  return decided(
    plan,
    [stores.plans.replace(read, plan)],
    { type: 'plan.submitted', object: `plans/${plan.id}`, payload: { plan: plan.id, on: today, tasks: plan.tasks } },
    { version: read.version + 1 },
  )
}
