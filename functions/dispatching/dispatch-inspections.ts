import { type Draw, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import { type DrawnTarget, drawnTargetsOf } from '../../shared/domain/drawing/drawn-targets.ts'
import { dispatch, inspectionId } from '../../shared/domain/inspection/dispatch.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { readBundle } from '../stores/drawn-bundle.ts'
import { callOffDraw } from './call-off-inspections.ts'

type Dispatching = Parameters<Subscriber<'dispatchInspections'>>[0]

/**
 * Makes an inspection and its officers' work for every drawn target: one commit each, so that a crash leaves some
 * targets dispatched whole and the rest not at all; the event comes again and goes on where it stopped.
 *
 * The draw may be voided while this runs, and the void's own event may be heard first. So the draw is read again before
 * each target and after the last: whatever was made for a void draw is called off here, or by the next delivery.
 */
export const dispatchInspections: Subscriber<'dispatchInspections'> = async (context) => {
  const { draws, tasks } = context.stores
  const drawId = context.event.object.replace(/^draws\//, '')
  const { record: draw } = await draws.get(drawId)
  if (!isCommitted(draw) || draw.bundleKey === undefined) return
  const { record: task } = await tasks.get(draw.taskId)
  for (const team of drawnTargetsOf(await readBundle(context.buckets.archive, draw))) {
    if ((await draws.get(drawId)).record.state !== 'executed') break
    await dispatchOne(context, { draw, task, team })
  }
  const { record: after } = await draws.get(drawId)
  if (isCommitted(after) && after.state === 'void') await callOffDraw(context, after)
}

interface One {
  readonly draw: Draw
  readonly task: Task
  readonly team: DrawnTarget
}

/** Once for ever: whatever was dispatched before stays as it is. */
export async function dispatchOne(
  { stores, now, commit }: Pick<Dispatching, 'stores' | 'now' | 'commit'>,
  { draw, task, team }: One,
): Promise<void> {
  const id = inspectionId(draw.id, team.target)
  if (await stores.inspections.find(id)) return
  const { record: target } = await stores.targets.get(team.target)
  const { inspection, assignments } = dispatch({ draw, task, target }, team, now)
  const writes = [stores.inspections.create(inspection), ...assignments.map((row) => stores.assignments.create(row))]
  await commit(id, writes, inspectionEvent('inspection.dispatched', inspection, { officers: team.officers }))
}
