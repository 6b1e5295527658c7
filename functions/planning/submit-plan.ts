import { workOf } from '../../shared/domain/plan/plan.ts'
import { submitted } from '../../shared/domain/plan/plan-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { planFacts } from './plan-facts.ts'
import { wordsOf } from './plan-words.ts'

/** One transaction; a crash leaves a draft. Items may still change until the plan is public: publishing looks again. */
export const submitPlan: UseCase<'submitPlan'> = async (context) => {
  const { input, stores, who, today } = context
  const read = await stores.plans.get(input.planId)
  const { facts, policy } = await planFacts(read.record, context)
  const plan = submitted(read.record, { facts, policy }, { by: who.id, on: today })
  return decided(
    plan,
    [stores.plans.replace(read, plan)],
    {
      type: 'plan.submitted',
      object: `plans/${plan.id}`,
      payload: { ...wordsOf(workOf(plan)), plan: plan.id, on: today },
    },
    { version: read.version + 1 },
  )
}
