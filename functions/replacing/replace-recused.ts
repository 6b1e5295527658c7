import { requireCommitted } from '../../shared/domain/drawing/draw-moves.ts'
import { type Recusal, recusalId } from '../../shared/domain/drawing/replacement-record.ts'
import { homeOf } from '../acts/home-of.ts'
import { failureOf, standingRefusal } from '../events/standing-refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { makeSupplement, supplementedEvent } from './make-supplement.ts'

type Replacing = Parameters<Subscriber<'replaceRecused'>>[0]

/**
 * Matches the seat of an officer who was recused anew, by the draw's own seed. Heard twice, it finds the supplement made. When
 * nobody can take the seat the recusal says so; it is upheld again once officers have been lent.
 */
export const replaceRecused: Subscriber<'replaceRecused'> = async (context) => {
  const { event, stores, now, commit } = context
  const { inspection, officer } = event.payload as { inspection: string; officer: string }
  const id = recusalId(inspection, officer)
  const { record: recusal } = await stores.recusals.get(id)
  if (recusal.state !== 'upheld' || recusal.supplement !== undefined) return
  try {
    await replace(context, recusal)
  } catch (error) {
    const refusal = standingRefusal(error)
    const read = await stores.recusals.get(id)
    const failure = failureOf(refusal, now)
    const payload = { inspection, officer, refusal: refusal.code }
    await commit('unresolved', [stores.recusals.replace(read, { ...read.record, failure })], {
      type: 'recusal.unresolved',
      object: event.object,
      payload,
    })
  }
}

/** The draw lies with whoever drew it, the recusal with the officer's own department: one transaction in both. */
async function replace(context: Replacing, { id, inspectionId, officerId, drawId, targetId }: Recusal): Promise<void> {
  const { stores } = context
  const inspection = await stores.inspections.get(inspectionId)
  const home = homeOf(context, inspection.record)
  const [readDraw, readRecusal] = await Promise.all([home.stores.draws.get(drawId), stores.recusals.get(id)])
  const before = requireCommitted(readDraw.record)
  const { record: task } = await home.stores.tasks.get(before.taskId)
  const making = { ...home, task, archive: home.buckets.archive }
  const draw = await makeSupplement(before, { target: targetId, officerId }, making)
  const done = { ...readRecusal.record, supplement: draw.supplements?.length ?? 0 }
  await home.commit(
    `supplement ${id}`,
    [
      home.stores.draws.replace(readDraw, draw),
      stores.recusals.replace(readRecusal, done),
      stores.inspections.unchanged(inspection),
    ],
    supplementedEvent(draw),
  )
}
