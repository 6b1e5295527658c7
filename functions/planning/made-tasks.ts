import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/** The tasks that the plan in force has become, by number, with the versions under which they were read. */
export async function madeTasks(tasks: ReadStore<Task>, plan: Plan): Promise<Map<number, Versioned<Task>>> {
  const made = new Map<number, Versioned<Task>>()
  for await (const task of tasks.all(`${plan.year}-`)) {
    if (task.record.planId === plan.id) made.set(task.record.number, task)
  }
  return made
}
