import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { type Draft, draftId } from '../../shared/domain/inspection/draft.ts'
import { mergeDrafts } from '../../shared/domain/inspection/merge-drafts.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** For the team: what each has written, and what they say together. */
export const listDrafts: UseCase<'listDrafts'> = async ({ input, stores, who }) => {
  const { record } = await stores.inspections.get(input.inspectionId)
  requireOnTeam(record, who.officerId)
  const drafts: Draft[] = []
  for await (const { record: draft } of stores.drafts.all(draftId(record.id))) drafts.push(draft)
  return answer({ drafts, merged: mergeDrafts(drafts) })
}
