import { plannedItemIds } from '../../shared/domain/plan/findings.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/** The items that a plan names, with the versions under which they were read; one that nobody knows is left out. */
export async function readPlannedItems(items: ReadStore<Item>, plan: Plan): Promise<Map<string, Versioned<Item>>> {
  const found = await Promise.all(plannedItemIds(plan).map(async (id) => [id, await items.find(id)] as const))
  return new Map(found.filter((pair): pair is [string, Versioned<Item>] => pair[1] !== undefined))
}

/** The same without versions, as the rules take them. */
export function recordsOf(read: ReadonlyMap<string, Versioned<Item>>): Map<string, Item> {
  return new Map([...read].map(([id, { record }]) => [id, record]))
}
