import { tasksOf } from '../../shared/domain/plan/tasks-of.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'

/**
 * A published plan's tasks, one transaction each. Half-way death leaves some; the event comes again and makes the rest.
 * A task that stands is never touched: draws may have been made from it.
 */
export const createTasks: Subscriber<'createTasks'> = async ({ event, stores, commit }) => {
  const { record: plan } = await stores.plans.get(event.object.slice('plans/'.length))
  if (plan.state !== 'published') return
  for (const task of tasksOf(plan)) {
    try {
      await commit(task.id, [stores.tasks.create(task)], {
        type: 'task.created',
        object: `tasks/${task.id}`,
        payload: { task: task.id, plan: plan.id, name: task.name, items: task.itemIds, floor: task.floor },
      })
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'already-exists') throw error
    }
  }
}
