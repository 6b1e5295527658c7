import { type Plan, versionOf } from '../../shared/domain/plan/plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { tasksOf } from '../../shared/domain/plan/tasks-of.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { pinnedCooperation } from '../acts/pinned-cooperation.ts'
import { editionsOn, readPlannedItems } from '../acts/read-planned-items.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { takeDocNumber } from '../acts/take-number.ts'
import type { Subscriber } from '../events/subscriber.ts'

type Creating = Parameters<Subscriber<'createTasks'>>[0]

/**
 * A published plan's tasks, one transaction each with its number. Half-way death leaves some; the event comes again and
 * makes the rest. A task that stands is never touched: draws may have been made from it. Each transaction holds the plan as
 * it was read, so that none is made from a version that a revision has replaced meanwhile: that one's event makes its own.
 */
export const createTasks: Subscriber<'createTasks'> = async (context) => {
  const { event, stores, today } = context
  const { record: plan } = await stores.plans.get(event.object.slice('plans/'.length))
  if (plan.state !== 'published') return
  const items = await readPlannedItems(stores.items, plan)
  const policy = await readPolicy(stores.policies)
  for (const made of tasksOf(plan, policy.record)) {
    const day = plan.publishedOn ?? today
    const pinned = {
      itemVersions: editionsOn(made.itemIds, items, day),
      ...(await pinnedCooperation(context, made, day)),
    }
    await createTask(context, { ...made, ...pinned, policyVersion: policy.version }, plan)
  }
}

/** Another task may take the number meanwhile, or a revision be begun: then both are read again. */
const ATTEMPTS = 8

async function createTask(context: Creating, task: Task, plan: Plan): Promise<void> {
  const { stores, commit } = context
  for (let attempt = 1; ; attempt++) {
    if (await stores.tasks.find(task.id)) return
    const current = await stores.plans.get(plan.id)
    if (versionOf(current.record) !== versionOf(plan)) return
    const { record: policy } = await readPolicy(stores.policies)
    const { docNumber, write } = await takeDocNumber(context, policy, plan.year)
    const { id, name, itemIds, floor } = task
    try {
      await commit(id, [stores.tasks.create({ ...task, docNumber }), write, stores.plans.unchanged(current)], {
        type: 'task.created',
        object: `tasks/${id}`,
        payload: { task: id, number: docNumber.text, plan: plan.id, name, items: itemIds, floor },
      })
      return
    } catch (error) {
      const lost = isRefusal(error) && (error.code === 'changed-meanwhile' || error.code === 'already-exists')
      if (!lost || attempt === ATTEMPTS) throw error
    }
  }
}
