import { copiedPlan, emptyPlan } from '../../shared/domain/plan/copy-plan.ts'
import { planFindings } from '../../shared/domain/plan/findings.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { planFacts } from './plan-facts.ts'
import { wordsOf } from './plan-words.ts'

/** One transaction; a year that has a plan already is refused and its plan stays as it is. */
export const createPlan: UseCase<'createPlan'> = async (context) => {
  const { input, stores, who, today } = context
  const beginning = { year: input.year, title: input.title, by: who.id, on: today }
  const plan =
    input.from === undefined ? emptyPlan(beginning) : copiedPlan((await stores.plans.get(input.from)).record, beginning)
  const { facts, policy } = await planFacts(plan, context)
  const { copiedFrom } = plan
  return decided(
    { plan, findings: planFindings(facts, policy) },
    [stores.plans.create(plan)],
    {
      type: 'plan.drafted',
      object: `plans/${plan.id}`,
      payload: { ...wordsOf(plan), plan: plan.id, ...(copiedFrom ? { copiedFrom } : {}) },
    },
    { status: 201, version: 1 },
  )
}
