import { moved } from '../../kernel/lifecycle.ts'
import { type Plan, type PlanVersion, workOf } from './plan.ts'
import { planLifecycle } from './plan-lifecycle.ts'

type Move = keyof typeof planLifecycle.moves

/** The plan with its draft, or its open revision, after a move. @throws {Refusal} `wrong-state` */
export function worked(plan: Plan, move: Move, change: (work: PlanVersion) => PlanVersion): Plan {
  const work = workOf(plan)
  const state = moved(planLifecycle, { id: plan.id, state: work.state }, move)
  const next = { ...change(work), state }
  // What is worked on is the plan itself unless a revision is open.
  return plan.revision ? { ...plan, revision: next } : (next as Plan)
}
