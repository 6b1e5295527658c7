import type { Plan } from './plan.ts'
import type { Task } from './task.ts'
import { standardPolicy, type TaskPolicy, termsUnder, usesClasses } from './task-policy.ts'

/**
 * The tasks that a published plan becomes: what a row leaves open is the department's policy. `id` is `<year>-<number>`; the
 * number of each document is given when it is recorded.
 */
export function tasksOf(plan: Pick<Plan, 'id' | 'year' | 'tasks'>, policy: TaskPolicy = standardPolicy): Task[] {
  return plan.tasks.map((planned) => {
    const terms = termsUnder(policy, planned)
    return {
      ...planned,
      ...terms,
      usesClasses: usesClasses(terms.ratios),
      state: 'approved',
      id: `${plan.year}-${planned.number}`,
      planId: plan.id,
    }
  })
}
