import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import { drawLifecycle } from '../../shared/domain/draw/draw-record.ts'
import { contributionsOf, executed, executing, requireCommitted } from '../../shared/domain/drawing/draw-moves.ts'
import { isLarge } from '../../shared/domain/drawing/draw-size.ts'
import { roundExecuted } from '../../shared/domain/drawing/rounds.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'
import { drawFrozen, executedEvent } from './draw-frozen.ts'

/**
 * Draws targets and officers. The same draw comes out however often it is asked for. A large draw is carried out behind the
 * request: only the intention is recorded here, and the same record is answered until it is done.
 *
 * Without teams nothing is recorded: the refusal names the shortage, and the frozen draw stands. For what a crash
 * leaves see `drawFrozen`.
 */
export const executeDraw: UseCase<'executeDraw'> = async ({ input, stores, buckets, department, now, today, who }) => {
  const read = await stores.draws.get(input.drawId)
  const before = requireCommitted(read.record)
  if (before.state === 'executed') return answer(before, { version: read.version })
  if (before.state === 'executing') return answer(before, { version: read.version, status: 202 })
  moved(drawLifecycle, before, 'execute')
  contributionsOf(before)
  const version = read.version + 1
  if (isLarge(sizeOf(before))) {
    const draw = executing(before, { by: who.id, at: now.toISOString() })
    const payload = { draw: draw.id, task: draw.taskId, round: draw.round, attempt: draw.attempt }
    const event = { type: 'draw.executing' as const, object: `draws/${draw.id}`, payload }
    return decided(draw, [stores.draws.replace(read, draw)], event, { version, status: 202 })
  }

  const [secret, task] = await Promise.all([stores.drawSecrets.get(before.id), stores.tasks.get(before.taskId)])
  const drawn = await drawFrozen(before, secret.record, { archive: buckets.archive, department })
  const draw = executed(before, { ...drawn, by: who.id, at: now.toISOString(), on: today })
  const round = roundExecuted(task.record, draw.round, draw.id)
  return decided(draw, [stores.draws.replace(read, draw), stores.tasks.replace(task, round)], executedEvent(draw), {
    version,
  })
}

function sizeOf({ strata, officerCount, seatCount }: Draw) {
  return { rows: strata.reduce((sum, { size }) => sum + size, 0), officers: officerCount, seats: seatCount }
}
