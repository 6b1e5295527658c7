import { editionOf, inspectionLifecycle } from '../../shared/domain/inspection/inspection.ts'
import { recordResult as record } from '../../shared/domain/inspection/record-result.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

/**
 * One record, one write: a crash leaves the earlier result or this one, whole. If-Match holds against the edition that
 * the officer read, not the row's version: photos that arrived meanwhile are no conflict.
 */
export const recordResult: UseCase<'recordResult'> = async (context) => {
  const { inspectionId: id, ...given } = context.input
  const { read, officerId } = await actingOfficer(context, () => given.endedOn)
  const current = editionOf(read.record)
  if (context.ifMatch !== current) {
    throw new Refusal('changed-meanwhile', { what: inspectionLifecycle.what, id, current })
  }
  const next = record(read.record, given, { by: officerId, now: context.now })
  return changed(context, read, next, inspectionEvent('inspection.recorded', next, { endedOn: given.endedOn }))
}
