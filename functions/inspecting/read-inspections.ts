import type { Routes } from '../../shared/contract/routes.ts'
import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { assignmentId, inspectionId } from '../../shared/domain/inspection/dispatch.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { editionOf } from '../../shared/domain/inspection/inspection.ts'
import { seesOwnOnly, visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import { answer, type Context, type UseCase } from '../http/use-case.ts'
import type { Page } from '../stores/record-store.ts'

/** Somebody with the role but without a certificate number has no work. */
export const listMyAssignments: UseCase<'listMyAssignments'> = async ({ input, stores, who }) => {
  if (who.officerId === undefined) return answer({ items: [] })
  return answer(await stores.assignments.list({ ...input, prefix: assignmentId(who.officerId, '') }))
}

export const listInspections: UseCase<'listInspections'> = async (context) => {
  const { items, next } = seesOwnOnly(context.who) ? await ownTeams(context) : await departments(context)
  const { drawId } = context.input
  const shown = items
    // One draw's id may begin another's.
    .filter((inspection) => drawId === undefined || inspection.drawId === drawId)
    .map((inspection) => visibleTo(inspection, context.who))
  return answer({ items: shown, ...(next ? { next } : {}) })
}

type Listing = Context<Routes['listInspections']>

function departments({ input: { drawId, ...paging }, stores }: Listing): Promise<Page<Inspection>> {
  return stores.inspections.list({ ...paging, ...(drawId === undefined ? {} : { prefix: inspectionId(drawId, '') }) })
}

/** By the officer's work list, so that a page costs as many reads as it has entries. */
async function ownTeams({ input: { drawId, ...paging }, stores, who }: Listing): Promise<Page<Inspection>> {
  if (who.officerId === undefined) return { items: [] }
  const prefix = assignmentId(who.officerId, drawId === undefined ? '' : inspectionId(drawId, ''))
  const { items, next } = await stores.assignments.list({ ...paging, prefix })
  const found = await Promise.all(items.map((row) => stores.inspections.get(row.inspectionId)))
  return { items: found.map(({ record }) => record), ...(next ? { next } : {}) }
}

export const getInspection: UseCase<'getInspection'> = async ({ input, stores, who }) => {
  const { record } = await stores.inspections.get(input.inspectionId)
  if (seesOwnOnly(who)) requireOnTeam(record, who.officerId)
  return answer(visibleTo(record, who), { version: editionOf(record) })
}
