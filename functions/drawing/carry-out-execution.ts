import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import { executed, givenBack, takeOf } from '../../shared/domain/drawing/draw-moves.ts'
import { roundExecuted } from '../../shared/domain/drawing/rounds.ts'
import { tellProgress } from '../acts/tell-progress.ts'
import { failureOf, standingRefusal } from '../events/standing-refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { drawFrozen, executedEvent } from './draw-frozen.ts'

type Executing = Parameters<Subscriber<'carryOutExecution'>>[0]

/**
 * Executes a large draw behind the request. Whatever dies half-way, the next delivery computes the same bundle from the same
 * frozen lists. What is refused gives the draw back as frozen, with the reason. A draw voided meanwhile stays void.
 */
export const carryOutExecution: Subscriber<'carryOutExecution'> = async (context) => {
  const { stores, event, now, commit } = context
  const drawId = event.object.replace(/^draws\//, '')
  const { record: draw } = await stores.draws.get(drawId)
  if (draw.state !== 'executing') return
  try {
    await execute(context, draw)
  } catch (error) {
    const refusal = standingRefusal(error)
    const read = await stores.draws.get(drawId)
    if (read.record.state !== 'executing') return
    const back = givenBack(read.record, failureOf(refusal, now))
    const payload = { draw: drawId, task: draw.taskId, round: draw.round, refusal: refusal.code }
    await commit('given back', [stores.draws.replace(read, back)], {
      type: 'draw.execution-failed',
      object: event.object,
      payload,
    })
  }
}

async function execute(context: Executing, draw: Draw): Promise<void> {
  const { stores, buckets, department, now, today, commit } = context
  const tell = tellProgress(context, draw.id)
  const { record: secret } = await stores.drawSecrets.get(draw.id)
  const drawn = await drawFrozen(draw, secret, { archive: buckets.archive, department }, (phase, done) =>
    tell(phase, done, takeOf(draw)),
  )
  const [read, task] = await Promise.all([stores.draws.get(draw.id), stores.tasks.get(draw.taskId)])
  if (read.record.state !== 'executing') return
  const by = read.record.executedBy ?? read.record.frozenBy
  const done = executed(read.record, { ...drawn, by, at: now.toISOString(), on: today })
  const round = roundExecuted(task.record, done.round, done.id)
  await commit('executed', [stores.draws.replace(read, done), stores.tasks.replace(task, round)], executedEvent(done))
}
