import { returned } from '../../shared/domain/plan/plan-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** One transaction; the reason stays on the plan, so that its clerk reads it where he mends it. */
export const returnPlan: UseCase<'returnPlan'> = async ({ input, stores, who, today }) => {
  const read = await stores.plans.get(input.planId)
  const plan = returned(read.record, input.reason, { by: who.id, on: today })
  return decided(
    plan,
    [stores.plans.replace(read, plan)],
    { type: 'plan.returned', object: `plans/${plan.id}`, payload: { plan: plan.id, on: today, reason: input.reason } },
    { version: read.version + 1 },
  )
}
