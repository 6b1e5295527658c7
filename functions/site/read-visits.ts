import type { VisitSource } from '../../shared/domain/disclosure/visit-view.ts'
import { recusalId } from '../../shared/domain/drawing/replacement-record.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { ItemContent } from '../../shared/domain/registry/item.ts'
import { pinnedEditions } from '../acts/read-guides.ts'
import type { SiteRecords, SiteSurroundings } from './site-records.ts'

/** What the page behind a notice's code is made from; undefined for a code that nobody was given. */
export function readVisits(surroundings: SiteSurroundings): Pick<SiteRecords, 'visit'> {
  const { stores } = surroundings
  return {
    async visit(code) {
      const pass = await stores.visitPasses.find(code)
      const read = pass && (await stores.inspections.find(pass.record.inspectionId))
      if (!read) return undefined
      const inspection = read.record
      const [task, items, officers, recusals] = await Promise.all([
        taskOf(surroundings, inspection),
        itemsOf(surroundings, inspection),
        Promise.all(inspection.officerIds.map((id) => stores.officers.find(id))),
        stores.recusals.list({ prefix: recusalId(inspection.id, ''), limit: 50 }),
      ])
      return {
        inspection,
        method: inspection.result?.method ?? task?.method ?? 'on-site',
        items,
        officers: officers.flatMap((officer) => (officer ? [officer.record] : [])),
        recusals: recusals.items,
      } satisfies VisitSource
    },
  }
}

/** Of a joint visit it lies with the department that drew. */
async function taskOf({ department, of, stores }: SiteSurroundings, { taskId, joint }: Inspection) {
  const home = joint?.initiator.department ?? department
  return (await (home === department ? stores : of(home).stores).tasks.find(taskId))?.record
}

/** As pinned; items of a record that pinned none as they stand. */
async function itemsOf({ stores }: SiteSurroundings, inspection: Inspection): Promise<ItemContent[]> {
  const pinned = await pinnedEditions(inspection, stores.editions)
  const found = await Promise.all(
    inspection.itemIds.map(async (id) => pinned.get(id) ?? (await stores.items.find(id))?.record),
  )
  return found.flatMap((item) => (item ? [item] : []))
}
