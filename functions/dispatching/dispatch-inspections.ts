import { type Draw, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import { type DrawnTarget, drawnTargetsOf } from '../../shared/domain/drawing/drawn-targets.ts'
import { visitPass, visitPassBytes } from '../../shared/domain/inspection/visit-pass.ts'
import { sheetsOf } from '../../shared/domain/joint/sheets.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { Commits, Subscriber } from '../events/subscriber.ts'
import type { Surroundings } from '../http/use-case.ts'
import { readBundle } from '../stores/drawn-bundle.ts'
import { callOffDraw } from './call-off-inspections.ts'
import { noteDispatch } from './note-dispatch.ts'

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
  const teams = drawnTargetsOf(await readBundle(context.buckets.archive, draw))
  for (const team of teams) {
    if ((await draws.get(drawId)).record.state !== 'executed') break
    await dispatchOne(context, { draw, task, team })
  }
  const { record: after } = await draws.get(drawId)
  if (isCommitted(after) && after.state === 'void') await callOffDraw(context, after)
  else await noteDispatch(context, { draw, task, count: teams.length })
}

type Sending = Surroundings<
  {
    readonly targets: 'read'
    readonly inspections: 'write'
    readonly assignments: 'write'
    readonly visitPasses: 'write'
    readonly crosses: string
  },
  Commits
> &
  Commits

interface One {
  readonly draw: Draw
  readonly task: Task
  readonly team: DrawnTarget
}

/**
 * Once for ever: whatever was dispatched before stays as it is. Of a joint task each department's sheet is a commit of its own
 * in that department's scope, so that its own people, pages and clocks hear of it; a crash between two leaves the others to
 * the event's next delivery.
 */
export async function dispatchOne(context: Sending, { draw, task, team }: One): Promise<void> {
  const { department, stores, now } = context
  const { record: target } = await stores.targets.get(team.target)
  for (const sheet of sheetsOf({ draw, task, target, department }, team, now)) {
    const { assignments } = sheet
    const pass = visitPass(sheet.inspection.id, context.random(visitPassBytes))
    const inspection = { ...sheet.inspection, visitCode: pass.id }
    const there = sheet.department === department ? context : context.of(sheet.department)
    if (await there.stores.inspections.find(inspection.id)) continue
    const writes = [
      there.stores.inspections.create(inspection),
      ...assignments.map((row) => there.stores.assignments.create(row)),
      there.stores.visitPasses.create(pass),
    ]
    const event = inspectionEvent('inspection.dispatched', inspection, { officers: inspection.officerIds })
    await there.commit(inspection.id, writes, event)
  }
}
