import { type Draw, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import { assignmentId, calledOff, inspectionId } from '../../shared/domain/inspection/dispatch.ts'
import type { Assignment, Inspection } from '../../shared/domain/inspection/inspection.ts'
import { inspectionEvent } from '../acts/acting.ts'
import type { Commits, Subscriber } from '../events/subscriber.ts'
import type { Surroundings } from '../http/use-case.ts'
import type { Versioned } from '../stores/record-store.ts'

type CallingOff = Surroundings<
  { readonly inspections: 'write'; readonly assignments: 'write'; readonly crosses: string },
  Commits
> &
  Commits

/** Calls off what a void draw had dispatched. Resumable: each inspection is one commit, and what is done stays done. */
export const callOffInspections: Subscriber<'callOffInspections'> = async (context) => {
  const drawId = context.event.object.replace(/^draws\//, '')
  const { record: draw } = await context.stores.draws.get(drawId)
  if (isCommitted(draw) && draw.state === 'void') await callOffDraw(context, draw)
}

/**
 * Calls off every inspection of a draw on which nobody has recorded anything; what officers have recorded is kept and
 * goes on to its review. When an officer records at this very moment one of the two fails, and the event comes again.
 */
export async function callOffDraw(context: CallingOff, draw: Draw): Promise<void> {
  for await (const read of context.stores.inspections.all(inspectionId(draw.id, ''))) {
    if (read.record.drawId === draw.id) await callOff(context, read, draw.voided?.reason ?? '')
  }
}

/** Every sheet of a visit, the initiator's last: it names the others, and is what the next delivery goes by. */
export async function callOff(context: CallingOff, read: Versioned<Inspection>, reason: string): Promise<void> {
  for (const { department } of read.record.joint?.departments.slice(1) ?? []) {
    const there = context.of(department)
    const sheet = await there.stores.inspections.find(read.record.id)
    if (sheet) await callOffSheet(there, sheet, reason)
  }
  await callOffSheet(context, read, reason)
}

/** Once: one that is called off, or was begun, stays as it is. */
async function callOffSheet(
  { stores, today, commit }: CallingOff,
  read: Versioned<Inspection>,
  reason: string,
): Promise<void> {
  const next = calledOff(read.record, reason, today)
  if (!next) return
  const rows = await Promise.all(
    next.officerIds.map((officer) => stores.assignments.find(assignmentId(officer, next.id))),
  )
  const marks = rows
    .filter((row): row is Versioned<Assignment> => row !== undefined)
    .map((row) => stores.assignments.replace(row, { ...row.record, calledOff: today }))
  const event = inspectionEvent('inspection.called-off', next, { on: today })
  await commit(`call-off ${next.id}`, [stores.inspections.replace(read, next), ...marks], event)
}
