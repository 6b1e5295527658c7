import type { CooperationFacts } from '../../shared/domain/joint/cooperation-findings.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { ReadStore } from '../stores/record-store.ts'

export interface Crossing {
  readonly department: string
  readonly of: (scope: string) => {
    readonly stores: { readonly departments: ReadStore<Department>; readonly items: ReadStore<Item> }
  }
}

/** The cooperating departments that tasks name, with the items that are asked of them; one that is not on the platform is absent. */
export async function readCooperation(
  { department: own, of }: Crossing,
  tasks: readonly Pick<Task, 'cooperating'>[],
): Promise<CooperationFacts> {
  const asked = Map.groupBy(
    tasks.flatMap(({ cooperating = [] }) => cooperating),
    ({ department }) => department,
  )
  const departments = new Map<string, ReadonlyMap<string, Item>>()
  for (const [path, cooperations] of asked) {
    const { stores } = of(path)
    if (!(await stores.departments.find(path))) continue
    const items = new Map<string, Item>()
    for (const id of new Set(cooperations.flatMap(({ itemIds }) => itemIds))) {
      const found = await stores.items.find(id)
      if (found) items.set(id, found.record)
    }
    departments.set(path, items)
  }
  return { own, departments }
}
