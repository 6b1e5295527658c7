import { editionOf } from '../../shared/domain/inspection/inspection.ts'
import { recordResult as record, sameResult } from '../../shared/domain/inspection/record-result.ts'
import { visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import type { Guide } from '../../shared/domain/registry/guide.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import { pinnedEditions } from '../acts/read-guides.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { toldIfNotDrawn } from './not-drawn.ts'
import { requireEdition } from './require-edition.ts'

/**
 * One record, one write: a crash leaves the earlier result or this one, whole. If-Match holds against the edition that
 * the officer read, not the row's version: photos that arrived meanwhile are no conflict. A phone that lost the answer and
 * sends the same again is told that it is there, under whatever edition it remembers.
 */
export const recordResult: UseCase<'recordResult'> = async (context) => {
  const { inspectionId: id, sentAt, ...given } = context.input
  const { stores, now, who } = context
  const { read, officerId } = await toldIfNotDrawn(
    actingOfficer(context, () => given.endedOn),
    id,
    stores.draws,
  )
  const current = editionOf(read.record)
  if (sameResult(read.record, given, officerId)) return answer(visibleTo(read.record, who), { version: current })
  requireEdition(read.record, context.ifMatch)
  const [editions, assistants] = await Promise.all([
    pinnedEditions(read.record, stores.editions),
    whoCame(stores.officers, given.onSite?.assistants ?? []),
  ])
  const guides = new Map(
    [...editions].flatMap(([item, { guide }]): [string, Guide][] => (guide ? [[item, guide]] : [])),
  )
  const next = record(read.record, given, { by: officerId, now, sentAt, guides, assistants })
  return changed(context, read, next, inspectionEvent('inspection.recorded', next, { endedOn: given.endedOn }))
}

async function whoCame(officers: ReadStore<Officer>, ids: readonly string[]): Promise<Map<string, Officer>> {
  const found = await Promise.all(ids.map(async (id) => (await officers.find(id))?.record))
  return new Map(found.flatMap((officer) => (officer ? [[officer.id, officer] as const] : [])))
}
