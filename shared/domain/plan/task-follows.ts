import type { Doing } from './doing.ts'
import type { PlannedTask } from './plan.ts'
import type { Task } from './task.ts'
import { taskMoved } from './task-lifecycle.ts'

/**
 * A task of which nothing is drawn, after its plan was revised: what the row says now, and what is the task's own (its
 * number, its void attempts, what was asked and decided of it) as it was.
 *
 * @param before the row that the task was made from
 * @param made the task as the revised row would make it
 */
export function revisedTask(task: Task, before: PlannedTask, made: Task): Task {
  const own = Object.fromEntries(Object.entries(task).filter(([field]) => !(field in before)))
  return { ...own, ...made }
}

/** A task that a revision dropped: it stays on record and can never be drawn. @throws {Refusal} `wrong-state` */
export function droppedTask(task: Task, reason: string, { by, on }: Doing): Task {
  return { ...task, state: taskMoved(task, 'withdraw'), withdrawn: { on, by, reason } }
}
