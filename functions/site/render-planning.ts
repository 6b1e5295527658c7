import { itemListPage, itemListView } from '../../shared/pages/item-list.ts'
import { isPublished, planListPage, planListView } from '../../shared/pages/plan-list.ts'
import { planPage, planView } from '../../shared/pages/plan-page.ts'
import { taskListPage, taskListView } from '../../shared/pages/task-list.ts'
import { taskPage, taskView } from '../../shared/pages/task-page.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render.ts'

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
    const plan = (await records.plans()).find((each) => each.id === id)
    if (!plan || !isPublished(plan)) return []
    const around = { items: await records.items(), tasks: await records.tasks() }
    const view = planView(await records.department(), plan, around)
    return pageOf('plan', { department: records.path, id }, view, planPage)
  },
  async tasks({ records }) {
    const view = taskListView(await records.department(), await records.tasks())
    return pageOf('tasks', { department: records.path }, view, taskListPage)
  },
  async task({ records, id }) {
    const task = (await records.tasks()).find((each) => each.id === id)
    if (!task) return []
    const draws = (await records.draws()).filter(({ taskId }) => taskId === id)
    const view = taskView(await records.department(), task, { items: await records.items(), draws })
    return pageOf('task', { department: records.path, id }, view, taskPage)
  },
} as const satisfies Record<string, Render>
