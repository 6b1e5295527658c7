import { recusalDecided, requireHead, requireNotBegun } from '../../shared/domain/drawing/replacement-moves.ts'
import { recusalId } from '../../shared/domain/drawing/replacement-record.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** The head of the agency decides. Upheld, the seat is matched again from the stream: nobody names who takes it. */
export const decideRecusal: UseCase<'decideRecusal'> = async ({ input, stores, who, now, department }) => {
  const inspection = await stores.inspections.get(input.inspectionId)
  const read = await stores.recusals.get(recusalId(inspection.record.id, input.officerId))
  const { head } = (await stores.departments.get(department)).record
  requireHead(read.record, who, (await stores.people.find(head))?.record ?? { id: head })
  const upheld = input.decision === 'upheld'
  if (upheld) requireNotBegun(inspection.record)
  const deed = { by: who.id, at: now.toISOString(), officerId: who.officerId }
  const recusal = recusalDecided(read.record, { upheld, remark: input.remark }, deed)
  const payload = { inspection: recusal.inspectionId, draw: recusal.drawId, officer: recusal.officerId }
  return decided(recusal, [stores.recusals.replace(read, recusal), stores.inspections.unchanged(inspection)], {
    type: upheld ? 'recusal.upheld' : 'recusal.rejected',
    object: `inspections/${recusal.inspectionId}`,
    payload,
  })
}
