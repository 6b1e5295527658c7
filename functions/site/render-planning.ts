import { plannedItemIds } from '../../shared/domain/plan/plan.ts'
import { itemListPage, itemListView } from '../../shared/pages/item-list.ts'
import { isPublished, planListPage, planListView } from '../../shared/pages/plan-list.ts'
import { planPage } from '../../shared/pages/plan-page.ts'
import { planView } from '../../shared/pages/plan-view.ts'
import { type TaskListView, taskListPage, taskListView, taskYearPage } from '../../shared/pages/task-list.ts'
import { taskPage, taskView } from '../../shared/pages/task-page.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render.ts'
import type { SiteRecords } from './site-records.ts'

/** What is planned: items, plans and tasks. */
export const planningPages = {
  async items({ records }) {
    const view = itemListView(await records.department(), await records.items())
    return pageOf('items', { department: records.path }, view, itemListPage)
  },
  async plans({ records }) {
    const view = planListView(await records.department(), await records.plans())
    return pageOf('plans', { department: records.path }, view, planListPage)
  },
  async plan({ records, id }) {
    const plan = await records.plan(id)
    if (!plan || !isPublished(plan)) return []
    const former = plan.former === undefined ? [] : await records.planVersions(id)
    const named = [plan, ...former].flatMap(plannedItemIds)
    const items = await records.itemsOf([...new Set(named)])
    const around = { items, tasks: await records.tasksOfYear(String(plan.year)), former }
    const view = planView(await records.department(), plan, around)
    return pageOf('plan', { department: records.path, id }, view, planPage)
  },
  async tasks({ records }) {
    const [year] = await records.taskYears()
    return pageOf('tasks', { department: records.path }, await tasksIn(year, records), taskListPage)
  },
  async tasksYear({ records, id }) {
    if (!(await records.taskYears()).includes(id)) return []
    return pageOf('tasksYear', { department: records.path, id }, await tasksIn(id, records), taskYearPage)
  },
  async task({ records, id }) {
    const task = await records.task(id)
    if (!task) return []
    const around = {
      items: await records.itemsOf(task.itemIds),
      draws: await records.drawsOfTask(id),
      burdenCap: await records.burdenCap(),
    }
    const view = taskView(await records.department(), task, around)
    return pageOf('task', { department: records.path, id }, view, taskPage)
  },
} as const satisfies Record<string, Render>

async function tasksIn(year: string | undefined, records: SiteRecords): Promise<TaskListView> {
  const tasks = year === undefined ? [] : await records.tasksOfYear(year)
  return taskListView(await records.department(), tasks, { year, years: await records.taskYears() })
}
