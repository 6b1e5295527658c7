import { stores as storeTable } from '../../shared/contract/stores.ts'
import { workOf } from '../../shared/domain/plan/plan.ts'
import { edited } from '../../shared/domain/plan/plan-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { wordsOf } from './plan-words.ts'

/**
 * Changes the draft, or the open revision of a published plan. Of two people who edit one draft, the second is told, and his
 * words are still in his form: nothing is overwritten. One transaction; a crash leaves the draft as it was.
 */
export const editPlan: UseCase<'editPlan'> = async ({ input: { planId, ...change }, stores, who, ifMatch }) => {
  const read = await stores.plans.get(planId)
  if (read.version !== ifMatch) {
    throw new Refusal('changed-meanwhile', { what: storeTable.plans.zh, id: planId, current: read.version })
  }
  const plan = edited(read.record, change, who.id)
  return decided(
    plan,
    [stores.plans.replace(read, plan)],
    { type: 'plan.edited', object: `plans/${plan.id}`, payload: { ...wordsOf(workOf(plan)), plan: plan.id } },
    { version: read.version + 1 },
  )
}
