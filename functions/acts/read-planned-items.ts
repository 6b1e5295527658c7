import { type PlannedTask, plannedItemIds } from '../../shared/domain/plan/plan.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { editionOn } from '../../shared/domain/registry/item-moves.ts'
import type { Day } from '../../shared/kernel/days.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/** The items that a plan names, with the versions under which they were read; one that nobody knows is left out. */
export async function readPlannedItems(
  items: ReadStore<Item>,
  plan: { readonly tasks: readonly Pick<PlannedTask, 'itemIds'>[] },
): Promise<Map<string, Versioned<Item>>> {
  const found = await Promise.all(plannedItemIds(plan).map(async (id) => [id, await items.find(id)] as const))
  return new Map(found.filter((pair): pair is [string, Versioned<Item>] => pair[1] !== undefined))
}

/** The same without versions, as the rules take them. */
export function recordsOf<K, T>(read: ReadonlyMap<K, Versioned<T>>): Map<K, T> {
  return new Map([...read].map(([id, { record }]) => [id, record]))
}

/** The editions in force on a day; an item that nobody published has none. */
export function editionsOn(
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
