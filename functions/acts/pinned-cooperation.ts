import type { Task } from '../../shared/domain/plan/task.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Day } from '../../shared/kernel/days.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { editionsOn, readPlannedItems } from './read-planned-items.ts'

interface Crossing {
  readonly of: (scope: string) => { readonly stores: { readonly items: ReadStore<Item> } }
}

/** The cooperating departments of a task with the edition of each of their items that is in force on a day. */
export async function pinnedCooperation(
  { of }: Crossing,
  { cooperating }: Pick<Task, 'cooperating'>,
  day: Day,
): Promise<Pick<Task, 'cooperating'>> {
  if (!cooperating) return {}
  const pinned = cooperating.map(async (each) => {
    const { itemIds } = each
    const items = await readPlannedItems(of(each.department).stores.items, { tasks: [{ itemIds }] })
    return { ...each, itemVersions: editionsOn(itemIds, items, day) }
  })
  return { cooperating: await Promise.all(pinned) }
}
