import type { PlanFacts } from '../../shared/domain/plan/findings.ts'
import type { ScopeCount } from '../../shared/domain/plan/officer-findings.ts'
import { type Plan, type PlannedTask, workOf } from '../../shared/domain/plan/plan.ts'
import { type PlanPolicy, planPolicyOf } from '../../shared/domain/plan/plan-policy.ts'
import { standingIn } from '../../shared/domain/plan/target-filter.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import type { CreditClass, Target } from '../../shared/domain/registry/target.ts'
import { type Crossing, readCooperation } from '../acts/read-cooperation.ts'
import { readPlannedItems, recordsOf } from '../acts/read-planned-items.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { everyOf } from '../stores/every-of.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { madeTasks } from './made-tasks.ts'

interface Registries {
  readonly items: ReadStore<Item>
  readonly targets: ReadStore<Target>
  readonly officers: ReadStore<Officer>
  readonly tasks: ReadStore<Task>
  readonly policies: ReadStore<TaskPolicy>
}

/** Rows of the target registry that a request has time to count. */
const MOST_ROWS = 20_000

/** Everything that the rules look at, as the registries say it now, and the policy they go by. */
export async function planFacts(
  plan: Plan,
  context: Crossing & { readonly stores: Registries },
): Promise<{ facts: PlanFacts; policy: PlanPolicy }> {
  const { department, stores } = context
  const work = workOf(plan)
  const [items, officers, targets, made, { record: policy }] = await Promise.all([
    readPlannedItems(stores.items, work),
    everyOf(stores.officers),
    countTargets(stores.targets, work.tasks),
    plan.revision ? madeTasks(stores.tasks, plan) : undefined,
    readPolicy(stores.policies),
  ])
  const facts: PlanFacts = {
    plan: { ...work, year: plan.year },
    items: recordsOf(items),
    staff: { officers, targets },
    cooperation: await readCooperation(context, work.tasks),
    dropped: plan.dropped ?? [],
    region: regionOf(department),
    ...(made ? { inForce: { ...plan, made: recordsOf(made) } } : {}),
  }
  return { facts, policy: planPolicyOf(policy) }
}

/** Who belongs to each task, by credit class, in one pass; nothing is told of a registry that is larger than a request counts. */
async function countTargets(
  targets: ReadStore<Target>,
  tasks: readonly PlannedTask[],
): Promise<ReadonlyMap<number, ScopeCount>> {
  const counted = tasks.map((task) => ({
    number: task.number,
    standing: standingIn(task, task.window.from),
    count: {} as Partial<Record<CreditClass, number>>,
  }))
  let rows = 0
  for await (const { record } of targets.all()) {
    rows += 1
    if (rows > MOST_ROWS) return new Map()
    for (const { standing, count } of counted) {
      if (standing(record) === 'within') count[record.creditClass] = (count[record.creditClass] ?? 0) + 1
    }
  }
  return new Map(counted.map(({ number, count }) => [number, count]))
}

/** A department's path begins with its region's code. */
function regionOf(department: string): string {
  return department.slice(0, department.indexOf('/'))
}
