import { dossiersOf } from '../../shared/domain/dossier/dossier.ts'
import type { JointSheet } from '../../shared/domain/dossier/sources.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { sheetSummary } from '../../shared/domain/joint/sheet-summary.ts'
import type { Here } from './read-sources.ts'

/** Every department's sheet of a joint visit as the others may know it; undefined of a visit of one department. */
export async function readSheets(
  { of }: Pick<Here, 'of'>,
  { id, joint }: Inspection,
): Promise<readonly JointSheet[] | undefined> {
  const sheets = joint?.departments.map(async (part): Promise<JointSheet> => {
    const { inspections, dossiers } = of(part.department).stores
    const sheet = await inspections.find(id)
    const { items } = await dossiers.list({ prefix: dossiersOf(id), newestFirst: true, limit: 20 })
    const made = items.find(({ state }) => state === 'made')
    return {
      ...sheetSummary(part, sheet?.record),
      ...(made?.index ? { dossier: { id: made.id, index: made.index } } : {}),
    }
  })
  return sheets && Promise.all(sheets)
}
