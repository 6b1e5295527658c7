import { visitPlanned } from '../../shared/domain/inspection/plan-visit.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'
import { requireEdition } from './require-edition.ts'

/** One record, one write; the page of the visit follows when a notice has been given. */
export const planVisit: UseCase<'planVisit'> = async (context) => {
  const { day } = context.input
  const { read } = await actingOfficer(context)
  requireEdition(read.record, context.ifMatch)
  const next = visitPlanned(read.record, day, context.now)
  return changed(context, read, next, inspectionEvent('inspection.planned', next, day === undefined ? {} : { day }))
}
