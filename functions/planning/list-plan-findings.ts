import { planFindings } from '../../shared/domain/plan/findings.ts'
import { withAnswers } from '../../shared/domain/plan/warning-answers.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { planFacts } from './plan-facts.ts'

/** Computed on each call, never stored: an item that is retired tomorrow shows tomorrow. */
export const listPlanFindings: UseCase<'listPlanFindings'> = async (context) => {
  const { record: plan } = await context.stores.plans.get(context.input.planId)
  const { facts, policy } = await planFacts(plan, context)
  return answer({ items: withAnswers(planFindings(facts, policy), plan) })
}
