import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import { dispatchNote } from '../../shared/domain/inspection/dispatch-note.ts'
import { departmentsOf } from '../../shared/domain/joint/joint-visit.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Surroundings } from '../http/use-case.ts'

type Noting = Surroundings<{ readonly dispatches: 'write'; readonly crosses: string }, Commits> & Commits

interface Made {
  readonly draw: Draw
  readonly task: Task
  readonly count: number
}

/**
 * Tells each department of a draw that its inspections are there, once they all are: one note in each scope, which that
 * department confirms. Told twice, nothing changes.
 */
export async function noteDispatch(context: Noting, { draw, task, count }: Made): Promise<void> {
  for (const department of departmentsOf(task, context.department)) {
    const there = department === context.department ? context : context.of(department)
    if (await there.stores.dispatches.find(draw.id)) continue
    const note = dispatchNote(draw, count, context.today)
    await there.commit(`note ${department}`, [there.stores.dispatches.create(note)], {
      type: 'dispatch.made',
      object: `dispatches/${draw.id}`,
      payload: { draw: draw.id, count },
    })
  }
}
