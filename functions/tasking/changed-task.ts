import type { EventType } from '../../shared/contract/events.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { decided, type Outcome } from '../http/use-case.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'

/** A task that was changed, with what goes with it: one transaction that holds the version which was read. */
export function changedTask(
  tasks: WriteStore<Task>,
  read: Versioned<Task>,
  task: Task,
  {
    type,
    payload,
    writes = [],
  }: {
    readonly type: EventType
    readonly payload: Readonly<Record<string, unknown>>
    readonly writes?: readonly Write[]
  },
): Outcome<Task> {
  return decided(
    task,
    [tasks.replace(read, task), ...writes],
    { type, object: `tasks/${task.id}`, payload: { task: task.id, ...payload } },
    { version: read.version + 1 },
  )
}
