import { confirmResult as confirm } from '../../shared/domain/inspection/confirm.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

/**
 * Photos, result and state lie in one record: what the version check of this write lets pass is submitted with exactly
 * the photos that were seen, and a photo declared at the same moment makes one of the two fail.
 */
export const confirmResult: UseCase<'confirmResult'> = async (context) => {
  const { read, officerId } = await actingOfficer(context, ({ result }) => result?.endedOn)
  const next = confirm(read.record, { by: officerId, now: context.now })
  const more = { endedOn: next.result?.endedOn, photos: next.photos.map(({ id }) => id) }
  return changed(context, read, next, inspectionEvent('inspection.submitted', next, more))
}
