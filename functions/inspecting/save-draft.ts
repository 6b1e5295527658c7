import { draftId, savedDraft } from '../../shared/domain/inspection/draft.ts'
import { actingOfficer, inspectionEvent } from '../acts/acting.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/**
 * One record of its own for each officer and device, so that nobody's typing is overwritten by a colleague's. It lies beside the
 * inspection and changes nothing of it.
 */
export const saveDraft: UseCase<'saveDraft'> = async (context) => {
  const { stores, input, now, ifMatch: held } = context
  const { device, content } = input
  const { read, officerId } = await actingOfficer(context)
  const kept = await stores.drafts.find(draftId(read.record.id, officerId, device))
  const draft = savedDraft(read.record, kept?.record, { officerId, device, content, held, now })
  if (!draft) return answer(kept?.record as NonNullable<typeof kept>['record'], { version: kept?.record.edition ?? 1 })
  const write = kept ? stores.drafts.replace(kept, draft) : stores.drafts.create(draft)
  const event = inspectionEvent('draft.saved', read.record, { officer: officerId, device, edition: draft.edition })
  return decided(draft, [write], event, { version: draft.edition, ...(kept ? {} : { status: 201 as const }) })
}
