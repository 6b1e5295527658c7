import { explainDisclosureDue } from '../../shared/domain/disclosure/disclosure-due.ts'
import { resultView } from '../../shared/domain/disclosure/result-view.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { namedRecords } from './named-records.ts'

/** The masked view exactly as it would leave, from the first record of a result on; nothing is written. */
export const previewResult: UseCase<'previewResult'> = async ({ input, stores }) => {
  const { record } = await stores.inspections.get(input.inspectionId)
  const items = await namedRecords(stores.items, record.itemIds)
  const officers = await namedRecords(stores.officers, record.officerIds)
  const view = resultView(record, items, officers)
  const { due, zh } = explainDisclosureDue(view.endedOn)
  return answer({ view, dueOn: due, reckoning: zh })
}
