import { requireCommitted } from '../../shared/domain/drawing/draw-moves.ts'
import { replacementDecided, requireNotBegun } from '../../shared/domain/drawing/replacement-moves.ts'
import { requireNoLaterRound } from '../../shared/domain/drawing/rounds.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { otherSheets, requireInitiator } from './joint-sheets.ts'
import { makeSupplement, supplementedEvent } from './make-supplement.ts'

/**
 * A second person approves that a target is given up, or does not. Approved, the next ticket of its level comes in with a
 * team, in the same transaction; the inspection must still be as it was read, so that nobody begins it meanwhile, and the
 * task is written, so that a later round, whose pool rests on who was drawn, is not frozen meanwhile. The old
 * inspection is called off and the new one dispatched from the stream.
 */
export const decideReplacement: UseCase<'decideReplacement'> = async (context) => {
  const { input, stores, buckets, who, now } = context
  const inspection = await stores.inspections.get(input.inspectionId)
  requireInitiator(context, inspection.record)
  const read = await stores.replacements.get(inspection.record.id)
  const deed = { by: who.id, at: now.toISOString() }
  const approved = input.decision === 'approved'
  if (!approved && input.remark === undefined) throw new Refusal('reason-required', { move: '不予批准' })
  const replacement = replacementDecided(read.record, { approved, remark: input.remark ?? '' }, deed)
  const object = `inspections/${replacement.id}`
  const payload = { inspection: replacement.id, draw: replacement.drawId, target: replacement.targetId }
  if (!approved) {
    return decided(replacement, [stores.replacements.replace(read, replacement)], {
      type: 'replacement.rejected',
      object,
      payload,
    })
  }

  const sheets = await otherSheets(context, inspection.record)
  for (const { record } of [inspection, ...sheets.map(({ read: sheet }) => sheet)]) requireNotBegun(record)
  const readDraw = await stores.draws.get(replacement.drawId)
  const before = requireCommitted(readDraw.record)
  const task = await stores.tasks.get(before.taskId)
  requireNoLaterRound(task.record, before.round)
  const need = { out: replacement.targetId, reason: replacement.reason }
  const draw = await makeSupplement(before, need, { ...context, task: task.record, archive: buckets.archive })
  const done = { ...replacement, supplement: draw.supplements?.length ?? 0 }
  return decided(
    done,
    [
      stores.draws.replace(readDraw, draw),
      stores.replacements.replace(read, done),
      stores.tasks.replace(task, task.record),
      stores.inspections.unchanged(inspection),
      ...sheets.map(({ read: sheet, stores: there }) => there.inspections.unchanged(sheet)),
    ],
    supplementedEvent(draw),
  )
}
