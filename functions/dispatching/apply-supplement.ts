import { isCommitted, type SupplementNote } from '../../shared/domain/draw/draw-record.ts'
import { assignmentId, assignmentOf, inspectionId } from '../../shared/domain/inspection/dispatch.ts'
import type { JointPart } from '../../shared/domain/joint/joint-visit.ts'
import { partsOf, withParts } from '../../shared/domain/joint/sheets.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { callOff } from './call-off-inspections.ts'
import { dispatchOne } from './dispatch-inspections.ts'

type Applying = Parameters<Subscriber<'applySupplement'>>[0]

/**
 * Carries out a supplement of a draw: the inspection of a target given up is called off and that of the one who came in
 * dispatched, or the seat of a recused officer passes on. Each is one commit and done once; the event comes again until all are.
 * The newest supplement of a target gives its team, so that any order of events ends the same. Of a joint visit every
 * department's sheet follows.
 */
export const applySupplement: Subscriber<'applySupplement'> = async (context) => {
  const { stores, event } = context
  const drawId = event.object.replace(/^draws\//, '')
  const { record: draw } = await stores.draws.get(drawId)
  if (!isCommitted(draw) || draw.state !== 'executed') return
  const note = draw.supplements?.find(({ n }) => n === event.payload['n'])
  if (note === undefined) return
  const newest = draw.supplements?.findLast(({ target }) => target === note.target) ?? note
  const { record: task } = await stores.tasks.get(draw.taskId)
  if (note.out === undefined) return passSeats(context, task, { ...newest, drawId })

  const lost = await stores.inspections.find(inspectionId(drawId, note.out))
  if (lost) await callOff(context, lost, note.reason ?? '')
  await dispatchOne(context, { draw, task, team: newest })
}

/** The seat is one department's; every sheet of the visit names who comes, the initiator's last. */
async function passSeats(context: Applying, task: Task, note: SupplementNote & { drawId: string }): Promise<void> {
  const parts = partsOf(task, context.department, note.officers)
  for (const { department } of parts.slice(1)) await passSeat(context.of(department), parts, note)
  await passSeat(context, parts, note)
}

/** An inspection that has been submitted by now keeps its team: its record stands and goes to review. */
async function passSeat(
  { department, stores, commit, now, today }: Omit<Applying, 'event' | 'events'>,
  parts: readonly JointPart[],
  note: SupplementNote & { drawId: string },
): Promise<void> {
  const read = await stores.inspections.get(inspectionId(note.drawId, note.target))
  const next = withParts(read.record, department, parts, now)
  if (!next) return
  const leaving = read.record.officerIds.filter((id) => !next.officerIds.includes(id))
  const coming = next.officerIds.filter((id) => !read.record.officerIds.includes(id))
  const rows = await Promise.all(leaving.map((officer) => stores.assignments.find(assignmentId(officer, next.id))))
  const writes = [
    stores.inspections.replace(read, next),
    ...rows.flatMap((row) => (row ? [stores.assignments.replace(row, { ...row.record, calledOff: today })] : [])),
    ...coming.map((officer) => stores.assignments.create(assignmentOf(next, officer))),
  ]
  const event = inspectionEvent('inspection.team-changed', next, { officers: next.officerIds, supplement: note.n })
  await commit(`team ${note.n}`, writes, event)
}
