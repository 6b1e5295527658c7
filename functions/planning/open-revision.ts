import { versionOf, workOf } from '../../shared/domain/plan/plan.ts'
import { revisionAbandoned, revisionOpened } from '../../shared/domain/plan/revision.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** One transaction; what is public does not change. Of two people who begin a revision at once, one is told of the other's. */
export const openRevision: UseCase<'openRevision'> = async ({ input, stores, who, today }) => {
  const read = await stores.plans.get(input.planId)
  const plan = revisionOpened(read.record, input.reason, { by: who.id, on: today })
  return decided(
    plan,
    [stores.plans.replace(read, plan)],
    {
      type: 'plan.revision-opened',
      object: `plans/${plan.id}`,
      payload: { plan: plan.id, on: today, version: versionOf(workOf(plan)), reason: input.reason },
    },
    { status: 201, version: read.version + 1 },
  )
}

/** The revision is kept under its number; the plan is as it was before, and another revision may be begun. */
export const abandonRevision: UseCase<'abandonRevision'> = async ({ input, stores, who, today }) => {
  const read = await stores.plans.get(input.planId)
  const { plan, former } = revisionAbandoned(read.record, input.reason, { by: who.id, on: today })
  return decided(
    plan,
    [stores.plans.replace(read, plan), stores.planVersions.create(former)],
    {
      type: 'plan.revision-abandoned',
      object: `plans/${plan.id}`,
      payload: { plan: plan.id, on: today, version: former.version, reason: input.reason },
    },
    { version: read.version + 1 },
  )
}
