import { approved } from '../../shared/domain/plan/plan-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** One transaction with a version check: what is approved is what was read, never a later edit. */
export const approvePlan: UseCase<'approvePlan'> = async ({ input, stores, who, today }) => {
  const read = await stores.plans.get(input.planId)
  const plan = approved(read.record, { by: who.id, on: today })
  return decided(
    plan,
    [stores.plans.replace(read, plan)],
    { type: 'plan.approved', object: `plans/${plan.id}`, payload: { plan: plan.id, on: today } },
    { version: read.version + 1 },
  )
}
