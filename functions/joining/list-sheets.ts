import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import { sheetSummary } from '../../shared/domain/joint/sheet-summary.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** Of an inspection of one department there is one sheet. What others found is theirs to publish: here stand states and days. */
export const listSheets: UseCase<'listSheets'> = async ({ input, stores, of, department, who }) => {
  const { record } = await stores.inspections.get(input.inspectionId)
  if (seesOwnOnly(who)) requireOnTeam(record, who.officerId)
  const { itemIds, officerIds, joint } = record
  if (!joint) return answer({ items: [sheetSummary({ department, name: '', itemIds, officerIds }, record)] })
  const sheets = joint.departments.map(async (part) => {
    const found = await of(part.department).stores.inspections.find(record.id)
    return sheetSummary(part, found?.record)
  })
  return answer({ items: await Promise.all(sheets) })
}
