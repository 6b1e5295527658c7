import type { DeliveredEvent } from '../../shared/contract/events.ts'
import { pageOfNumber, pageSize } from '../../shared/domain/disclosure/listing.ts'
import { drawnShown } from '../../shared/pages/draw-view.ts'
import type { PageRef } from './page-refs.ts'
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
  else if (kind === 'inspections') yield* pagesOfInspection(id, records, type)
  else if (kind === 'tasks') yield* pagesOfTask(id, records, type)
  else if (kind === 'departments') yield* entrance
  else if (kind === 'imports') yield* [{ kind: 'department' as const }]
  else yield* pagesOfPlanning(records)
}

/** The home page, by which readers enter, comes last. */
const entrance: readonly PageRef[] = [
  { kind: 'department' },
  { kind: 'card' },
  { kind: 'departments' },
  { kind: 'home' },
]

/** Items are named on plans and tasks: there are few of these, and unchanged pages are not written. */
async function* pagesOfPlanning(records: SiteRecords): AsyncGenerator<PageRef> {
  for (const { id } of await records.tasks()) yield { kind: 'task', id }
  for (const { id } of await records.plans()) yield { kind: 'plan', id }
  yield* [
    { kind: 'tasks' as const },
    { kind: 'items' as const },
    { kind: 'plans' as const },
    { kind: 'department' as const },
  ]
}

async function* pagesOfTask(id: string, records: SiteRecords, type: DeliveredEvent['type']): AsyncGenerator<PageRef> {
  if (type === 'task.opened') {
    for (const draw of (await records.draws()).filter(({ taskId }) => taskId === id)) {
      for await (const { targetId } of records.inspectionsOf(draw.id)) yield { kind: 'target', id: targetId }
      yield* await filesOfDraw(draw.id, records)
    }
  }
  yield* pagesOfPlanning(records)
}

/** Its other attempts name it; its targets and results say when it is void. */
async function* pagesOfDraw(id: string, records: SiteRecords, voided: boolean): AsyncGenerator<PageRef> {
  const draws = await records.draws()
  const taskId = draws.find((each) => each.id === id)?.taskId
  if (taskId === undefined) return
  if (voided) {
    for await (const inspection of records.inspectionsOf(id)) {
      yield { kind: 'result', id: inspection.id }
      yield { kind: 'target', id: inspection.targetId }
    }
  }
  for (const each of draws.filter((draw) => draw.taskId === taskId)) yield* await filesOfDraw(each.id, records)
  yield* [{ kind: 'task' as const, id: taskId }, { kind: 'draws' as const }, { kind: 'department' as const }]
}

/**
 * However large the site: the result, its target, its draw's list, the newest results and the department, each with its
 * twin, and once in a hundred publications the page of the list that is full.
 */
async function* pagesOfInspection(
  id: string,
  records: SiteRecords,
  type: DeliveredEvent['type'],
): AsyncGenerator<PageRef> {
  const inspection = await records.inspection(id)
  if (!inspection) return
  yield { kind: 'result', id }
  yield { kind: 'target', id: inspection.targetId }
  yield* await drawnPageOf(inspection.drawId, inspection.targetId, records)
  if (type.startsWith('result.')) yield* await resultPagesOf(id, records)
  yield { kind: 'department' }
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

async function drawnPageOf(drawId: string, targetId: string, records: SiteRecords): Promise<PageRef[]> {
  const draw = await records.draw(drawId)
  if (!draw) return []
  const drawn = await records.drawn(draw)
  if (drawn.length <= drawnShown) return [{ kind: 'draw', id: drawId }]
  const at = drawn.findIndex(({ target }) => target === targetId)
  return at < 0 ? [] : [{ kind: 'drawn', id: drawId, page: Math.floor(at / drawnShown) + 1 }]
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
