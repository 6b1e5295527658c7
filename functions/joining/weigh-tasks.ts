import type { Weighed } from '../../shared/domain/joint/weigh-merge.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Target } from '../../shared/domain/registry/target.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface Scope {
  readonly stores: {
    readonly departments: ReadStore<Department>
    readonly tasks: ReadStore<Task>
    readonly items: ReadStore<Item>
    readonly targets: ReadStore<Target>
  }
}

export interface Weighing {
  readonly of: (scope: string) => Scope
}

interface Asked {
  readonly department: string
  readonly taskId: string
}

/** Reads tasks as a merge weighs them; each department's registry is read once. */
export function weigher({ of }: Weighing): (asked: Asked) => Promise<Weighed> {
  const registries = new Map<string, Promise<Target[]>>()
  return async ({ department, taskId }) => {
    const { stores } = of(department)
    const task = await stores.tasks.get(taskId)
    const registry = registries.get(department) ?? everyTarget(stores.targets)
    registries.set(department, registry)
    const { record: office } = await stores.departments.get(department)
    return {
      department,
      name: office.name,
      task: task.record,
      version: task.version,
      unpublished: await unpublishedOf(stores.items, task.record),
      registry: await registry,
    }
  }
}

async function everyTarget(targets: ReadStore<Target>): Promise<Target[]> {
  const found: Target[] = []
  for await (const { record } of targets.all()) found.push(record)
  return found
}

async function unpublishedOf(items: ReadStore<Item>, { itemIds }: Task): Promise<string[]> {
  const found = await Promise.all(itemIds.map(async (id) => ({ id, item: await items.find(id) })))
  return found.filter(({ item }) => item?.record.state !== 'published').map(({ id }) => id)
}
