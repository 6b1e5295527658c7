import type { DeliveredEvent } from '../../shared/contract/events.ts'
import { pageOfNumber, pageSize, yearOfTask } from '../../shared/domain/disclosure/listing.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { plannedItemIds } from '../../shared/domain/plan/plan.ts'
import { drawnShown } from '../../shared/pages/draw-view.ts'
import type { PageRef } from './page-refs.ts'
import { drawnPagesOf } from './recent-results.ts'
import type { SiteRecords } from './site-records.ts'

/**
 * The pages whose words an event may have changed. Only the event's object is used; what the pages say is read from the
 * table, so that repeats and any order of events end in the same site. Pages that these link to and that do not stand yet
 * are found by the writing itself.
 */
export async function* affectedPages(
  { object, type }: Pick<DeliveredEvent, 'object' | 'type'>,
  records: SiteRecords,
): AsyncGenerator<PageRef> {
  const [kind, id = ''] = object.split('/')
  if (kind === 'draws') yield* pagesOfDraw(id, records, type === 'draw.voided')
  else if (kind === 'inspections' && visitsAlone.has(type)) return yield* visitPageOf(await records.inspection(id))
  else if (kind === 'inspections') yield* pagesOfInspection(id, records, type)
  else if (kind === 'tasks') yield* pagesOfTask(id, records, type === 'task.opened')
  else if (kind === 'plans') yield* pagesOfPlan(id, records)
  else if (kind === 'working-rules') yield* pagesOfRules(id, records)
  else if (kind === 'departments') yield* entrance
  else yield* pagesOfItems(kind === 'items' ? id : undefined, records)
  if (type !== 'result.published') yield { kind: 'department' }
}

/** What the inspected party alone reads of. */
const visitsAlone: ReadonlySet<DeliveredEvent['type']> = new Set([
  'inspection.planned',
  'inspection.notified',
  'inspection.submitted',
  'recusal.declared',
  'recusal.rejected',
  'recusal.upheld',
])

function visitPageOf(inspection: Inspection | undefined): PageRef[] {
  return inspection?.visitCode === undefined ? [] : [{ kind: 'visit', id: inspection.visitCode }]
}

const entrance: readonly PageRef[] = [{ kind: 'card' }, { kind: 'departments' }, { kind: 'home' }]

/**
 * A year has indicators once its plan is public. What a revision changes or drops of tasks is written with it and has no event
 * of its own.
 */
async function* pagesOfPlan(id: string, records: SiteRecords): AsyncGenerator<PageRef> {
  yield* [{ kind: 'plan' as const, id }, { kind: 'plans' as const }]
  yield* [{ kind: 'indicatorYear' as const, id }, { kind: 'indicators' as const }]
  const plan = await records.plan(id)
  if (plan?.former === undefined) return
  for (const task of await records.tasksOfYear(id)) if (task.planId === id) yield { kind: 'task', id: task.id }
  yield* [{ kind: 'tasksYear' as const, id }, { kind: 'tasks' as const }]
}

/** Every edition names the one in force. */
async function* pagesOfRules(id: string, records: SiteRecords): AsyncGenerator<PageRef> {
  for (const edition of await records.rulesEditions()) {
    if (edition.rulesId === id) yield { kind: 'rulesEdition', id: edition.id }
  }
  yield { kind: 'rules' }
}

/** An item is named by its id in the records of plans and tasks, by its name on their pages. An import says of no item. */
async function* pagesOfItems(id: string | undefined, records: SiteRecords): AsyncGenerator<PageRef> {
  yield { kind: 'items' }
  const names = (itemIds: readonly string[]) => id === undefined || itemIds.includes(id)
  for (const year of await records.taskYears()) {
    for (const task of await records.tasksOfYear(year)) if (names(task.itemIds)) yield { kind: 'task', id: task.id }
  }
  for (const plan of await records.plans()) {
    const former = plan.former === undefined ? [] : await records.planVersions(plan.id)
    if ([plan, ...former].some((version) => names(plannedItemIds(version)))) yield { kind: 'plan', id: plan.id }
  }
}

async function* pagesOfTask(id: string, records: SiteRecords, opened: boolean): AsyncGenerator<PageRef> {
  if (opened) {
    for (const draw of await records.drawsOfTask(id)) {
      for await (const { targetId } of records.inspectionsOf(draw.id)) yield { kind: 'target', id: targetId }
      yield* await filesOfDraw(draw.id, records)
    }
  }
  const planId = (await records.task(id))?.planId
  yield* [
    { kind: 'task' as const, id },
    ...(planId === undefined ? [] : [{ kind: 'plan' as const, id: planId }]),
    { kind: 'tasksYear' as const, id: yearOfTask(id) },
    { kind: 'tasks' as const },
  ]
}

/** Its other attempts name it; its targets and results say when it is void. */
async function* pagesOfDraw(id: string, records: SiteRecords, voided: boolean): AsyncGenerator<PageRef> {
  const taskId = (await records.draw(id))?.taskId
  if (taskId === undefined) return
  if (voided) {
    for await (const inspection of records.inspectionsOf(id)) {
      yield { kind: 'result', id: inspection.id }
      yield { kind: 'target', id: inspection.targetId }
    }
  }
  yield* await filesOfDraw(id, records)
  for (const each of await records.drawsOfTask(taskId)) if (each.id !== id) yield { kind: 'draw', id: each.id }
  yield* [
    { kind: 'task' as const, id: taskId },
    { kind: 'drawsYear' as const, id: yearOfTask(taskId) },
    { kind: 'draws' as const },
  ]
}

/**
 * However large the site, a publication writes the result, its target and the newest results, and once in a hundred times the page
 * of the list that is full. What else names it follows by night: its draw's list, the department, the home page. Whatever takes
 * words back, as a withdrawal does, takes them everywhere at once.
 */
async function* pagesOfInspection(
  id: string,
  records: SiteRecords,
  type: DeliveredEvent['type'],
): AsyncGenerator<PageRef> {
  const inspection = await records.inspection(id)
  if (!inspection) return
  const { drawId, targetId } = inspection
  yield { kind: 'result', id }
  if (type.startsWith('result.') || type === 'photo.withdrawn') yield* photoRefs(id, inspection.photos.length)
  if (type === 'photo.withdrawn') return
  yield { kind: 'target', id: targetId }
  if (type.startsWith('inspection.')) yield* visitPageOf(inspection)
  if (type !== 'result.published') yield* await drawnPagesOf([{ drawId, targetId }], records)
  if (type.startsWith('result.')) yield* await resultPagesOf(id, records)
  if (type === 'result.corrected' || type === 'result.withdrawn') yield* await filesNaming(id, records)
}

/** The files that would hand on by night what is no longer said. */
async function filesNaming(id: string, records: SiteRecords): Promise<PageRef[]> {
  const publishedOn = (await records.disclosure(id))?.publishedOn
  return publishedOn === undefined
    ? []
    : [{ kind: 'csv', id: publishedOn.slice(0, 4) }, { kind: 'feed' }, { kind: 'search' }]
}

/** The list shows the newest hundred to two hundred; the page of a result that is older stands by itself. */
async function resultPagesOf(id: string, records: SiteRecords): Promise<PageRef[]> {
  const number = await records.numberOf(id)
  if (number === undefined) return []
  const published = await records.published()
  const page = pageOfNumber(number)
  const full = (page + 1) * pageSize <= published
  return [...(full ? [{ kind: 'resultsPage' as const, page: page + 1 }] : []), { kind: 'results' }]
}

/** The pictures of a result, also those that nobody may see any more: their files go. */
export function photoRefs(id: string, count: number): PageRef[] {
  return Array.from({ length: count }, (_, at) => at + 1).flatMap((page) => [
    { kind: 'photoThumbnail' as const, id, page },
    { kind: 'photo' as const, id, page },
  ])
}

/** The files of a draw: what a stranger checks it by, its page and the pages of its list. */
export async function filesOfDraw(id: string, records: SiteRecords): Promise<PageRef[]> {
  const draw = await records.draw(id)
  const drawn = draw ? (await records.drawn(draw)).length : 0
  const pages = drawn > drawnShown ? Math.ceil(drawn / drawnShown) : 0
  return [
    { kind: 'manifest', id },
    { kind: 'bundle', id },
    { kind: 'supplements', id },
    ...Array.from({ length: pages }, (_, at) => ({ kind: 'drawn' as const, id, page: at + 1 })),
    { kind: 'draw', id },
  ]
}
