import { tasksOf } from '../../shared/domain/plan/tasks-of.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { editionOn } from '../../shared/domain/registry/item-moves.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { readPlannedItems } from '../acts/read-planned-items.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { Versioned } from '../stores/record-store.ts'

/**
 * A published plan's tasks, one transaction each. Half-way death leaves some; the event comes again and makes the rest.
 * A task that stands is never touched: draws may have been made from it.
 */
export const createTasks: Subscriber<'createTasks'> = async ({ event, stores, commit, today }) => {
  const { record: plan } = await stores.plans.get(event.object.slice('plans/'.length))
  if (plan.state !== 'published') return
  const items = await readPlannedItems(stores.items, plan)
  for (const made of tasksOf(plan)) {
    const task = { ...made, itemVersions: editionsOn(made.itemIds, items, plan.publishedOn ?? today) }
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

/** The editions in force on a day; an item that nobody published has none. */
function editionsOn(
  ids: readonly string[],
  items: ReadonlyMap<string, Versioned<Item>>,
  day: Day,
): Record<string, number> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const found = items.get(id)
      const edition = found && editionOn(found.record, day)
      return edition === undefined ? [] : [[id, edition]]
    }),
  )
}
