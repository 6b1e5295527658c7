import type { PendingDraw } from '../../shared/domain/draw/draw-record.ts'
import { failed } from '../../shared/domain/drawing/draw-moves.ts'
import { roundAbandoned } from '../../shared/domain/drawing/rounds.ts'
import { taskMoved } from '../../shared/domain/plan/task-lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { tellProgress } from '../acts/tell-progress.ts'
import { failureOf, standingRefusal } from '../events/standing-refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { freezeSources, frozenEvent } from './freeze-sources.ts'
import { readBurden } from './read-burden.ts'
import { readPool } from './read-pool.ts'
import { requireAgreement } from './require-agreement.ts'

type Freezing = Parameters<Subscriber<'carryOutFreeze'>>[0]

/**
 * Freezes a large pool behind the request. The instant of the freeze is now, when the registries are read, not when it was
 * asked for. A death half-way leaves the draw `freezing` and perhaps a file; the next delivery reads the registries again
 * and writes the same file anew. What is refused leaves the draw `failed` with the reason, and the round can be
 * frozen again.
 */
export const carryOutFreeze: Subscriber<'carryOutFreeze'> = async (context) => {
  const { stores, event, now, commit } = context
  const drawId = event.object.replace(/^draws\//, '')
  const { record: draw } = await stores.draws.get(drawId)
  if (draw.state !== 'freezing') return
  try {
    await freeze(context, draw)
  } catch (error) {
    const refusal = standingRefusal(error)
    const read = await stores.draws.get(drawId)
    const task = await stores.tasks.get(draw.taskId)
    if (read.record.state !== 'freezing') return
    const gone = failed(read.record, failureOf(refusal, now))
    const writes = [
      stores.draws.replace(read, gone),
      stores.tasks.replace(task, roundAbandoned(task.record, draw.round, drawId)),
    ]
    const payload = { draw: drawId, task: draw.taskId, round: draw.round, refusal: refusal.code }
    await commit('failed', writes, { type: 'draw.freeze-failed', object: event.object, payload })
  }
}

async function freeze(context: Freezing, pending: PendingDraw): Promise<void> {
  const { stores, buckets, department, today, commit } = context
  const tell = tellProgress(context, pending.id)
  const task = await stores.tasks.get(pending.taskId)
  taskMoved(task.record, 'freeze')
  const agreed = await requireAgreement(context, task.record)
  const sources = await readPool(stores, {
    task: task.record,
    of: context.of,
    round: pending.round,
    department,
    day: today,
    archive: buckets.archive,
    burden: await readBurden(context),
    onRows: (rows) => tell('reading', rows, 0),
  })
  if (sources === undefined) throw new Refusal('pool-empty')
  await tell('committing', 0, sources.targets.length)
  const draw = await freezeSources(sources, pending, { ...context, archive: buckets.archive })
  const read = await stores.draws.get(pending.id)
  if (read.record.state !== 'freezing') return
  const unchanged = [stores.tasks.unchanged(task), ...agreed]
  await commit('frozen', [stores.draws.replace(read, draw), ...unchanged], frozenEvent(draw))
}
