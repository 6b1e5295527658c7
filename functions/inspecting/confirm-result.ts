import { confirmResult as confirm } from '../../shared/domain/inspection/confirm.ts'
import { editionOf } from '../../shared/domain/inspection/inspection.ts'
import { visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { requireEdition } from './require-edition.ts'

/**
 * Photos, result and state lie in one record: what the version check of this write lets pass is submitted with exactly
 * the photos that were seen, and a photo declared at the same moment makes one of the two fail. An If-Match says which
 * edition the second officer has read; one whose phone lost the answer is told that he has confirmed.
 */
export const confirmResult: UseCase<'confirmResult'> = async (context) => {
  const { read, officerId } = await actingOfficer(context, ({ result }) => result?.endedOn)
  const { state, confirmed } = read.record
  if (state === 'submitted' && confirmed?.by === officerId) {
    return answer(visibleTo(read.record, context.who), { version: editionOf(read.record) })
  }
  if (context.ifMatch !== 0) requireEdition(read.record, context.ifMatch)
  const next = confirm(read.record, { by: officerId, now: context.now })
  const more = { endedOn: next.result?.endedOn, photos: next.photos.map(({ id }) => id) }
  return changed(context, read, next, inspectionEvent('inspection.submitted', next, more))
}
