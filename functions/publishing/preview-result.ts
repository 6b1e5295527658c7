import { disclosureDue } from '../../shared/domain/disclosure/disclosure-due.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { disclosedView } from './disclosed-view.ts'

/** The masked view exactly as it would leave, from the first record of a result on; nothing is written. */
export const previewResult: UseCase<'previewResult'> = async ({ input, stores }) => {
  const { record } = await stores.inspections.get(input.inspectionId)
  const view = await disclosedView(record, stores)
  const { dueOn, zh, provisional } = disclosureDue(view.endedOn)
  return answer({ view, dueOn, reckoning: zh, ...(provisional ? { provisional } : {}) })
}
