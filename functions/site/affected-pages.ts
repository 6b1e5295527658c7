import type { DeliveredEvent } from '../../shared/contract/events.ts'
import { builtRefs } from './built-files.ts'
import type { PageRef } from './page-refs.ts'
import type { SiteRecords } from './site-records.ts'

/**
 * The pages whose words an event may have changed. Only the event's object is used; what the pages say is read from the
 * table, so that repeats and any order of events end in the same site. Pages that these link to and that do not stand yet
 * are found by the writing itself.
 */
export async function affectedPages(event: Pick<DeliveredEvent, 'object'>, records: SiteRecords): Promise<PageRef[]> {
  const [kind, id = ''] = event.object.split('/')
  if (kind === 'draws') return pagesOfDraw(id, records)
  if (kind === 'inspections') return pagesOfInspection(id, records)
  if (kind === 'departments') return everyPage(records)
  return [...(await plansAndTasks(records)), { kind: 'items' }, { kind: 'plans' }, { kind: 'department' }]
}

/** Every page of the department's site, the home page last. */
export async function everyPage(records: SiteRecords): Promise<PageRef[]> {
  const draws = await records.draws()
  const targets = new Set((await records.inspections()).map(({ targetId }) => targetId))
  const disclosures = await records.disclosures()
  return [
    { kind: 'style' },
    { kind: 'icon' },
    ...builtRefs(),
    ...disclosures.map(({ id }) => ({ kind: 'result' as const, id })),
    ...[...targets].map((id) => ({ kind: 'target' as const, id })),
    ...draws.flatMap(({ id }) => filesOfDraw(id)),
    ...(await plansAndTasks(records)),
    { kind: 'items' },
    { kind: 'plans' },
    { kind: 'draws' },
    { kind: 'results' },
    { kind: 'department' },
    { kind: 'card' },
    { kind: 'home' },
  ]
}

/** Items are named on plans and tasks: there are few of these, and unchanged pages are not written. */
async function plansAndTasks(records: SiteRecords): Promise<PageRef[]> {
  return [
    ...(await records.tasks()).map(({ id }) => ({ kind: 'task' as const, id })),
    ...(await records.plans()).map(({ id }) => ({ kind: 'plan' as const, id })),
  ]
}

/** Its other attempts name it; its targets and results say when it is void. */
async function pagesOfDraw(id: string, records: SiteRecords): Promise<PageRef[]> {
  const draws = await records.draws()
  const taskId = draws.find((each) => each.id === id)?.taskId
  const results = (await records.disclosures()).filter(({ drawId }) => drawId === id)
  const targets = (await records.inspections()).filter(({ drawId }) => drawId === id)
  return [
    ...results.map((result) => ({ kind: 'result' as const, id: result.id })),
    ...targets.map(({ targetId }) => ({ kind: 'target' as const, id: targetId })),
    ...draws.filter((each) => each.taskId === taskId).flatMap((each) => filesOfDraw(each.id)),
    ...(taskId === undefined ? [] : [{ kind: 'task' as const, id: taskId }]),
    { kind: 'draws' },
    { kind: 'department' },
  ]
}

async function pagesOfInspection(id: string, records: SiteRecords): Promise<PageRef[]> {
  const inspection = (await records.inspections()).find((each) => each.id === id)
  if (!inspection) return []
  return [
    { kind: 'result', id },
    { kind: 'target', id: inspection.targetId },
    { kind: 'draw', id: inspection.drawId },
    { kind: 'task', id: inspection.taskId },
    { kind: 'results' },
    { kind: 'department' },
  ]
}

function filesOfDraw(id: string): PageRef[] {
  return [
    { kind: 'manifest', id },
    { kind: 'bundle', id },
    { kind: 'draw', id },
  ]
}
