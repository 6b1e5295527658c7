import type { Routes } from '../../shared/contract/routes.ts'
import { assignmentId } from '../../shared/domain/inspection/dispatch.ts'
import { draftId } from '../../shared/domain/inspection/draft.ts'
import type { Assignment, Inspection } from '../../shared/domain/inspection/inspection.ts'
import { type EarlierVisit, earlierVisit, myWork, type WorkSource } from '../../shared/domain/inspection/my-work.ts'
import { visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import { workMark } from '../../shared/domain/inspection/work-list.ts'
import { homeOf } from '../acts/home-of.ts'
import { pinnedEditions } from '../acts/read-guides.ts'
import { answer, type Context, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'

type Listing = Context<Routes['getMyWork']>

/** Earlier visits of a target that an officer is shown. */
const REMEMBERED = 5
const PAGE = 100

/**
 * An officer's newest assignments, and of those that are still to be worked on everything that he needs at the door: one
 * request, so that a phone which has it works on without reception. A phone that has just that is told so in a line.
 */
export const getMyWork: UseCase<'getMyWork'> = async (context) => {
  const { input, stores, who, today } = context
  const officerId = who.officerId
  if (officerId === undefined) return answer(myWork([], [], { officerId: '', today }))
  const { limit = PAGE, cursor } = input
  const page = await stores.assignments.list({ cursor, limit, prefix: assignmentId(officerId, ''), newestFirst: true })
  const mine = await inspectionsOf(context, page.items, officerId)
  const isDone = (inspection: Inspection) => workMark(inspection, officerId, today).group === 'done'
  const open = mine.filter((inspection) => !isDone(inspection))
  const sources = await Promise.all(open.map((inspection) => sourceOf(context, inspection)))
  return answer(myWork(sources, mine.filter(isDone), { officerId, today, next: page.next }), { digested: true })
}

/** Those of whose team he still is; a seat that passed on took the work with it. */
async function inspectionsOf(
  { stores, who }: Listing,
  rows: readonly Assignment[],
  officerId: string,
): Promise<Inspection[]> {
  const found = await Promise.all(rows.map((row) => stores.inspections.get(row.inspectionId)))
  return found.filter(({ record }) => record.officerIds.includes(officerId)).map(({ record }) => visibleTo(record, who))
}

async function sourceOf(context: Listing, inspection: Inspection): Promise<WorkSource> {
  const { stores } = context
  const [target, history, editions, drafts] = await Promise.all([
    homeOf(context, inspection).stores.targets.find(inspection.targetId),
    historyOf(context, inspection),
    pinnedEditions(inspection, stores.editions),
    allOf(stores.drafts, draftId(inspection.id)),
  ])
  return { inspection, target: target?.record, history, editions: [...editions.values()], drafts }
}

/** The newest first; a visit that was called off, and this one, are none. */
async function historyOf({ stores }: Listing, { id, targetId }: Inspection): Promise<EarlierVisit[]> {
  const prefix = `${targetId}#`
  const { items } = await stores.visits.list({ prefix, newestFirst: true, limit: REMEMBERED + 1 })
  const earlier = items.filter(({ inspectionId, calledOff }) => inspectionId !== id && !calledOff).slice(0, REMEMBERED)
  const found = await Promise.all(earlier.map(({ inspectionId }) => stores.inspections.find(inspectionId)))
  return found.flatMap((read, at) => (read ? [earlierVisit(read.record, earlier[at]?.on ?? '')] : []))
}

async function allOf<T>(store: ReadStore<T>, prefix: string): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all(prefix)) found.push(record)
  return found
}
