import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import { requireCommitted, voided } from '../../shared/domain/drawing/draw-moves.ts'
import { roundVoided } from '../../shared/domain/drawing/rounds.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'

/**
 * A void draw is never deleted: it keeps its number, its lists and its reason, and stays public. The task is written in the
 * same transaction, so that the round can be frozen again, as the next attempt, or not at all. What was dispatched and not
 * begun is called off from the stream; an officer who begins between the reading and the commit keeps his inspection.
 */
export const voidDraw: UseCase<'voidDraw'> = async ({ input, stores, who, now }) => {
  const read = await stores.draws.get(input.drawId)
  const before = requireCommitted(read.record)
  const [task, begun] = await Promise.all([
    stores.tasks.get(read.record.taskId),
    begunInspections(stores.inspections, before),
  ])
  const draw = voided(before, input.reason, { by: who.id, at: now.toISOString(), begun })
  return decided(
    draw,
    [stores.draws.replace(read, draw), stores.tasks.replace(task, roundVoided(task.record, draw.round))],
    {
      type: 'draw.voided',
      object: `draws/${draw.id}`,
      payload: { draw: draw.id, task: draw.taskId, round: draw.round, attempt: draw.attempt, reason: input.reason },
    },
    { version: read.version + 1 },
  )
}

/** How many inspections of the draw officers have begun: recorded, or photographed. Their ids begin with the draw's. */
async function begunInspections(inspections: ReadStore<Inspection>, { id, state }: Draw): Promise<number> {
  if (state !== 'executed') return 0
  let begun = 0
  for await (const { record } of inspections.all(`${id}-`)) if (isBegun(record)) begun += 1
  return begun
}

function isBegun({ state, photos }: Inspection): boolean {
  return (state !== 'dispatched' && state !== 'called-off') || photos.length > 0
}
