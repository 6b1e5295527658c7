import type { Routes } from '../../shared/contract/routes.ts'
import type { Plan, PlannedTask } from '../../shared/domain/plan/plan.ts'
import { changedFields } from '../../shared/domain/plan/plan-differences.ts'
import { revisionPublished } from '../../shared/domain/plan/revision.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { droppedTask, revisedTask } from '../../shared/domain/plan/task-follows.ts'
import { stateOf } from '../../shared/domain/plan/task-lifecycle.ts'
import type { TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import { tasksOf } from '../../shared/domain/plan/tasks-of.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { pinnedCooperation } from '../acts/pinned-cooperation.ts'
import { editionsOn, recordsOf } from '../acts/read-planned-items.ts'
import { readPolicy } from '../acts/read-policy.ts'
import type { Context } from '../http/use-case.ts'
import type { Versioned, Write } from '../stores/record-store.ts'
import { madeTasks } from './made-tasks.ts'

export type PlannedItems = ReadonlyMap<string, Versioned<Item>>

type Publishing = Context<Routes['publishPlan']>

/**
 * The plan with its revision in force, and what is written with it: the version that is over, and every task that the
 * revision changes or drops. Tasks that the version in force has not become yet are waited for: they follow from its own event.
 *
 * @throws {Refusal} as `revisionPublished`; `try-again` while a task of the version in force is still being made
 */
export async function publishRevision(
  context: Publishing,
  plan: Plan,
  items: PlannedItems,
): Promise<{ plan: Plan; writes: readonly Write[] }> {
  const { stores, who, today } = context
  const made = await madeTasks(stores.tasks, plan)
  if (plan.tasks.some(({ number }) => !made.has(number))) throw new Refusal('try-again')
  const doing = { by: who.id, on: today }
  const next = revisionPublished(plan, { items: recordsOf(items), made: recordsOf(made) }, doing)
  const policy = await readPolicy(stores.policies)
  const pinned = await Promise.all(
    next.plan.tasks.map(async (row) => [row.number, await pinnedCooperation(context, row, today)] as const),
  )
  const remade = { plan: next.plan, items, pinned: new Map(pinned), policy, today }
  const writes = plan.tasks.flatMap((before) => {
    const task = made.get(before.number) as Versioned<Task>
    const after = followingTask(task.record, before, remade, doing)
    return after ? [stores.tasks.replace(task, after)] : []
  })
  return { plan: next.plan, writes: [stores.planVersions.create(next.former), ...writes] }
}

interface Remade {
  readonly plan: Plan
  readonly items: PlannedItems
  readonly pinned: ReadonlyMap<number, Pick<Task, 'cooperating'>>
  readonly policy: Versioned<TaskPolicy>
  readonly today: string
}

/** A task as the revision leaves it; undefined when it stays as it is. */
function followingTask(
  task: Task,
  before: PlannedTask,
  { plan, items, pinned, policy, today }: Remade,
  doing: { by: string; on: string },
): Task | undefined {
  if (stateOf(task) === 'withdrawn') return undefined
  const row = plan.tasks.find(({ number }) => number === before.number)
  if (!row) return droppedTask(task, plan.reason ?? '', doing)
  if (changedFields(before, row).length === 0) return undefined
  const [made] = tasksOf({ ...plan, tasks: [row] }, policy.record) as [Task]
  const itemVersions = editionsOn(row.itemIds, items, today)
  return revisedTask(task, before, { ...made, ...pinned.get(row.number), itemVersions, policyVersion: policy.version })
}
