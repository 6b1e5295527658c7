import { editionOf } from '../../shared/domain/inspection/inspection.ts'
import { received } from '../../shared/domain/inspection/receipt.ts'
import { visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** One record, one write. Two officers who confirm at once are decided one after the other; neither loses. */
export const receiveInspection: UseCase<'receiveInspection'> = async (context) => {
  const { read, officerId } = await actingOfficer(context)
  const next = received(read.record, officerId, context.now)
  if (!next) return answer(visibleTo(read.record, context.who), { version: editionOf(read.record) })
  return changed(context, read, next, inspectionEvent('inspection.received', next, { officer: officerId }))
}
