import { itemCountId } from '../../shared/domain/disclosure/listing.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import { isPublicTask } from '../../shared/domain/plan/task-lifecycle.ts'
import { isPublished } from '../../shared/pages/plan-list.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { everything, once, onceEach, yearsOf } from './read-once.ts'
import type { SiteRecords, SiteSurroundings } from './site-records.ts'

type Planned =
  | 'department'
  | 'items'
  | 'itemsOf'
  | 'itemCount'
  | 'plans'
  | 'plan'
  | 'planVersions'
  | 'newestPlan'
  | 'rulesEditions'
  | 'task'
  | 'tasksOfYear'
  | 'taskYears'
  | 'burdenCap'

export function readPlanning({ department, stores }: SiteSurroundings): Pick<SiteRecords, Planned> {
  const item = onceEach(async (id) => (await stores.items.find(id))?.record)
  const tasksOfYear = onceEach(async (year) => (await everything(stores.tasks, year)).filter(isPublicTask))
  return {
    department: once(async () => (await stores.departments.get(department)).record),
    items: once(() => everything(stores.items)),
    itemsOf: async (ids) => (await Promise.all(ids.map(item))).filter((each) => each !== undefined),
    itemCount: once(async () => {
      const row = (await stores.listings.find(itemCountId))?.record
      return row?.kind === 'items' ? row : { published: 0 }
    }),
    plans: once(() => everything(stores.plans)),
    plan: onceEach(async (id) => (await stores.plans.find(id))?.record),
    planVersions: onceEach((id) => everything(stores.planVersions, `${id}@`)),
    newestPlan: once(() => newestPublic(stores)),
    rulesEditions: once(() => everything(stores.rulesEditions)),
    task: onceEach(async (id) => {
      const task = (await stores.tasks.find(id))?.record
      return task && isPublicTask(task) ? task : undefined
    }),
    tasksOfYear,
    burdenCap: once(async () => (await readPolicy(stores.policies)).record.burdenCap),
    taskYears: once(async () => {
      const years = await yearsOf(stores.tasks)
      while (years[0] !== undefined && (await tasksOfYear(years[0])).length === 0) years.shift()
      return years
    }),
  }
}

/** A plan's id is its year. */
async function newestPublic({ plans }: SiteSurroundings['stores']): Promise<Plan | undefined> {
  let cursor: string | undefined
  do {
    const { items, next } = await plans.list({ newestFirst: true, limit: 2, cursor })
    const found = items.find(isPublished)
    if (found) return found
    cursor = next
  } while (cursor !== undefined)
  return undefined
}
