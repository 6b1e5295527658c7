import type { FormerPlan } from '../../shared/domain/plan/plan.ts'
import { planDifferences } from '../../shared/domain/plan/plan-differences.ts'
import { listedVersions } from '../../shared/domain/plan/plan-versions.ts'
import { readPlannedItems } from '../acts/read-planned-items.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** However many versions there are, a plan has few: read whole. */
export const listPlanVersions: UseCase<'listPlanVersions'> = async ({ input, stores }) => {
  const { record: plan } = await stores.plans.get(input.planId)
  const former: FormerPlan[] = []
  for await (const { record } of stores.planVersions.all(`${plan.id}@`)) former.push(record)
  const versions = listedVersions(plan, former)
  const tasks = versions.flatMap(({ record }) => record.tasks)
  const items = await readPlannedItems(stores.items, { tasks })
  const nameOf = (id: string) => items.get(id)?.record.name ?? id
  return answer({
    items: versions.map(({ revises, ...listed }) => ({
      ...listed,
      ...(revises ? { differences: planDifferences(revises, listed.record, nameOf) } : {}),
    })),
  })
}
