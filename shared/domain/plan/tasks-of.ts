import type { Plan } from './plan.ts'
import { defaultPolicy, type Task } from './task.ts'

/** The tasks that a published plan becomes: what a row leaves open is the department's policy. `id` is `<year>-<number>`. */
export function tasksOf(plan: Plan, policy: typeof defaultPolicy = defaultPolicy): Task[] {
  return plan.tasks.map((planned) => ({ ...policy, ...planned, id: `${plan.year}-${planned.number}`, planId: plan.id }))
}
