import { isCommitted, type SupplementNote } from '../../shared/domain/draw/draw-record.ts'
import { assignmentId, assignmentOf, inspectionId, withTeam } from '../../shared/domain/inspection/dispatch.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { callOff } from './call-off-inspections.ts'
import { dispatchOne } from './dispatch-inspections.ts'

type Applying = Parameters<Subscriber<'applySupplement'>>[0]

/**
 * Carries out a supplement of a draw: the inspection of a target given up is called off and that of the one who came in
 * dispatched, or the seat of a recused officer passes on. Each is one commit and done once; the event comes again until all are.
 * The newest supplement of a target gives its team, so that any order of events ends the same.
 */
export const applySupplement: Subscriber<'applySupplement'> = async (context) => {
  const { stores, event } = context
  const drawId = event.object.replace(/^draws\//, '')
  const { record: draw } = await stores.draws.get(drawId)
  if (!isCommitted(draw) || draw.state !== 'executed') return
  const note = draw.supplements?.find(({ n }) => n === event.payload['n'])
  if (note === undefined) return
  const newest = draw.supplements?.findLast(({ target }) => target === note.target) ?? note
  if (note.out === undefined) return passSeat(context, drawId, newest)

  const lost = await stores.inspections.find(inspectionId(drawId, note.out))
  if (lost) await callOff(context, lost, note.reason ?? '')
  const { record: task } = await stores.tasks.get(draw.taskId)
  await dispatchOne(context, { draw, task, team: newest })
}

/** An inspection that has been submitted by now keeps its team: its record stands and goes to review. */
async function passSeat({ stores, commit, today }: Applying, drawId: string, note: SupplementNote): Promise<void> {
  const read = await stores.inspections.get(inspectionId(drawId, note.target))
  const next = withTeam(read.record, note.officers)
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
