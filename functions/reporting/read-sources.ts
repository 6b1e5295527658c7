import type { subscriptions } from '../../shared/contract/events.ts'
import { pageKey } from '../../shared/contract/site-paths.ts'
import { standingTeams } from '../../shared/domain/documents/drawn-teams.ts'
import type { DrawnTeam, PlanSources, TaskSources, VisitSources } from '../../shared/domain/documents/sources.ts'
import { type Draw, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import { drawnTargetsOf } from '../../shared/domain/drawing/drawn-targets.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Item, ItemContent } from '../../shared/domain/registry/item.ts'
import { editionId } from '../../shared/domain/registry/item-moves.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import { homeOf } from '../acts/home-of.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Surroundings } from '../http/use-case.ts'
import { readBundle } from '../stores/drawn-bundle.ts'
import type { ReadStore } from '../stores/record-store.ts'

export type Reading = Surroundings<(typeof subscriptions)['makeDocument']['needs'], Commits> & Commits

export async function planSources(here: Reading, plan: Plan): Promise<PlanSources> {
  const { stores, department } = here
  const items = new Map<string, Item>()
  for (const { itemIds, cooperating = [] } of plan.tasks) {
    for (const id of itemIds) addFound(items, id, (await stores.items.find(id))?.record)
    for (const each of cooperating) {
      const theirs = here.of(each.department).stores.items
      for (const id of each.itemIds) addFound(items, id, (await theirs.find(id))?.record)
    }
  }
  return { department: (await stores.departments.get(department)).record, plan, items }
}

export async function taskSources(here: Reading, task: Task): Promise<TaskSources> {
  const { stores, department } = here
  const teams = await teamsOf(here, task)
  const items = await pinnedItems(here, task)
  for (const each of task.cooperating ?? []) {
    for (const [id, item] of await pinnedItems(here.of(each.department), each)) items.set(id, item)
  }
  return {
    department: (await stores.departments.get(department)).record,
    task,
    plan: task.planId === undefined ? undefined : (await stores.plans.find(task.planId))?.record,
    items,
    teams,
    officers: await officersOf(
      here,
      task,
      teams.flatMap((team) => team.officers),
    ),
  }
}

/** Of a joint visit, task and target lie with the initiator; items and officers are the department's own. */
export async function visitSources(here: Reading, inspection: Inspection): Promise<VisitSources> {
  const { stores, department, siteUrl } = here
  const home = homeOf(here, inspection)
  const { record: task } = await home.stores.tasks.get(inspection.taskId)
  const pins = { itemIds: inspection.itemIds, itemVersions: inspection.itemVersions ?? task.itemVersions }
  const assistants = inspection.result?.onSite?.assistants ?? []
  return {
    department: (await stores.departments.get(department)).record,
    inspection,
    task,
    items: await pinnedItems(here, pins),
    officers: await officersOf(here, {}, [...inspection.officerIds, ...assistants, ...signers(inspection)]),
    target: (await home.stores.targets.find(inspection.targetId))?.record,
    publicUrl: `${siteUrl}/${publicPage(inspection, here.department, home.department)}`,
    ...(await passcodeOf(here, inspection)),
  }
}

async function passcodeOf({ stores }: Reading, { visitCode }: Inspection): Promise<Pick<VisitSources, 'passcode'>> {
  const pass = visitCode === undefined ? undefined : (await stores.visitPasses.find(visitCode))?.record
  return pass ? { passcode: pass.passcode } : {}
}

/** Who wrote and confirmed, who may have left the team since. */
function signers({ result, confirmed, rectification }: Inspection): string[] {
  const rechecks = rectification?.rechecks ?? []
  const ids = [
    result?.recordedBy,
    confirmed?.by,
    ...rechecks.flatMap(({ recordedBy, confirmed: other }) => [recordedBy, other?.by]),
  ]
  return ids.filter((id) => id !== undefined)
}

async function teamsOf({ stores, buckets }: Reading, { progress = [] }: Task): Promise<DrawnTeam[]> {
  const teams: DrawnTeam[] = []
  for (const { round, executed } of progress) {
    const draw = executed === undefined ? undefined : (await stores.draws.find(executed))?.record
    if (!draw || !isDrawn(draw)) continue
    for (const { target, level, officers } of standingTeams(
      drawnTargetsOf(await readBundle(buckets.archive, draw)),
      draw,
    )) {
      const known = (await stores.targets.find(target))?.record
      const { name: targetName = target, regionName = '' } = known ?? {}
      teams.push({ round, targetId: target, targetName, regionName, level, officers })
    }
  }
  return teams
}

function isDrawn(draw: Parameters<typeof isCommitted>[0]): draw is Draw {
  return isCommitted(draw) && draw.bundleKey !== undefined && draw.state === 'executed'
}

interface Pins {
  readonly itemIds: readonly string[]
  readonly itemVersions?: Readonly<Record<string, number>> | undefined
}

/** The edition that was pinned; of older records, which pinned none, the item as it is public now. */
async function pinnedItems(
  { stores }: Reading,
  { itemIds, itemVersions = {} }: Pins,
): Promise<Map<string, ItemContent>> {
  const items = new Map<string, ItemContent>()
  for (const id of itemIds) {
    const edition = itemVersions[id]
    const pinned = edition === undefined ? undefined : await stores.editions.find(editionId(id, edition))
    addFound(items, id, pinned?.record ?? (await stores.items.find(id))?.record)
  }
  return items
}

/** In a joint task an officer is known to his own department. */
async function officersOf(
  here: Reading,
  { cooperating = [] }: Pick<Task, 'cooperating'>,
  ids: readonly string[],
): Promise<Map<string, Officer>> {
  const registries: ReadStore<Officer>[] = [
    here.stores.officers,
    ...cooperating.map(({ department }) => here.of(department).stores.officers),
  ]
  const officers = new Map<string, Officer>()
  for (const id of new Set(ids)) {
    for (const registry of registries) {
      const found = await registry.find(id)
      addFound(officers, id, found?.record)
      if (found) break
    }
  }
  return officers
}

function addFound<T>(map: Map<string, T>, id: string, found: T | undefined): void {
  if (found !== undefined) map.set(id, found)
}

/** The page behind the notice's own code; of a record of before there were codes, what the public reads of the target. */
function publicPage({ visitCode, targetId }: Inspection, department: string, home: string): string {
  if (visitCode === undefined) return pageKey('target', { department: home, id: targetId })
  return pageKey('visit', { department, id: visitCode })
}
