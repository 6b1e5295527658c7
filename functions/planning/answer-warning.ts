import { planFindings } from '../../shared/domain/plan/findings.ts'
import { answeredWarning } from '../../shared/domain/plan/warning-answers.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { planFacts } from './plan-facts.ts'

/** Answered is the sentence that the registries give now: one that has changed since it was read is refused by its name. */
export const answerWarning: UseCase<'answerWarning'> = async (context) => {
  const { input, stores, who, today } = context
  const read = await stores.plans.get(input.planId)
  const { facts, policy } = await planFacts(read.record, context)
  const { finding, answer } = input
  const plan = answeredWarning(read.record, planFindings(facts, policy), { finding, answer, by: who.id, on: today })
  return decided(
    plan,
    [stores.plans.replace(read, plan)],
    { type: 'plan.answered', object: `plans/${plan.id}`, payload: { plan: plan.id, on: today, finding, answer } },
    { version: read.version + 1 },
  )
}
