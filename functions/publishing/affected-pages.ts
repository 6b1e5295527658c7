import type { DeliveredEvent } from '../../shared/contract/events.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import { inOrder, type PageRef, spine } from './page-refs.ts'
import type { SiteRecords } from './site-records.ts'

/**
 * The pages that an event may have changed, with every page above them up to the home page, in the order of writing.
 * Only the event's object is used; what the pages say is read from the table, so that repeats and any order of events end
 * in the same site.
 */
export async function affectedPages(
  event: Pick<DeliveredEvent, 'type' | 'object'>,
  records: SiteRecords,
): Promise<PageRef[]> {
  const [kind, id = ''] = event.object.split('/')
  if (kind === 'draws') return inOrder([...spine, ...(await pagesOfDraw(id, records))])
  if (kind === 'inspections') return inOrder([...spine, ...(await pagesOfInspection(id, records))])
  if (kind === 'departments') return everyPage(records)
  return inOrder([...spine, ...(await plansAndTasks(records))])
}

/** Every page of the department's site. */
export async function everyPage(records: SiteRecords): Promise<PageRef[]> {
  const [draws, inspections, disclosures] = [
    await records.draws(),
    await records.inspections(),
    await records.disclosures(),
  ]
  return inOrder([
    ...spine,
    ...(await plansAndTasks(records)),
    ...draws.flatMap(({ id }) => filesOfDraw(id)),
    ...inspections.map(({ targetId }) => ({ kind: 'target' as const, id: targetId })),
    ...disclosures.map(({ id }) => ({ kind: 'result' as const, id })),
  ])
}

/** Items are named on plans and tasks: there are few of these, and unchanged pages are not written. */
async function plansAndTasks(records: SiteRecords): Promise<PageRef[]> {
  return [
    ...(await records.plans()).map(({ id }) => ({ kind: 'plan' as const, id })),
    ...(await records.tasks()).map(({ id }) => ({ kind: 'task' as const, id })),
  ]
}

/** Its other attempts name it; its targets and results say when it is void. */
async function pagesOfDraw(id: string, records: SiteRecords): Promise<PageRef[]> {
  const draws = await records.draws()
  const draw = draws.find((each) => each.id === id)
  if (!draw) return []
  const targets = (await records.inspections()).filter(({ drawId }) => drawId === id)
  const results = (await records.disclosures()).filter(({ drawId }) => drawId === id)
  return [
    ...targets.map(({ targetId }) => ({ kind: 'target' as const, id: targetId })),
    ...results.map((result) => ({ kind: 'result' as const, id: result.id })),
    ...draws.filter(({ taskId }) => taskId === draw.taskId).flatMap((each) => filesOfDraw(each.id)),
    ...(await pagesAbove(draw, records)),
  ]
}

async function pagesOfInspection(id: string, records: SiteRecords): Promise<PageRef[]> {
  const inspection = (await records.inspections()).find((each) => each.id === id)
  if (!inspection) return []
  const draw = (await records.draws()).find((each) => each.id === inspection.drawId)
  return [
    { kind: 'result', id },
    { kind: 'target', id: inspection.targetId },
    ...(draw ? [...filesOfDraw(draw.id), ...(await pagesAbove(draw, records))] : []),
  ]
}

async function pagesAbove({ taskId }: Draw, records: SiteRecords): Promise<PageRef[]> {
  const task = (await records.tasks()).find(({ id }) => id === taskId)
  return task
    ? [
        { kind: 'task', id: taskId },
        { kind: 'plan', id: task.planId },
      ]
    : []
}

function filesOfDraw(id: string): PageRef[] {
  return [
    { kind: 'manifest', id },
    { kind: 'bundle', id },
    { kind: 'draw', id },
  ]
}
