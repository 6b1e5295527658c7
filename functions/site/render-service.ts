import { cardPrefix, siteFile } from '../../shared/contract/site-paths.ts'
import { departmentPage } from '../../shared/pages/department-page.ts'
import { departmentView, SHOWN } from '../../shared/pages/department-view.ts'
import { departmentsPage } from '../../shared/pages/departments-page.ts'
import { type DepartmentCard, departmentCard, homePage, homeView } from '../../shared/pages/home-page.ts'
import { twinOf } from '../../shared/pages/site-page.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render.ts'

/** The ways in. */
export const servicePages = {
  async home({ site }) {
    return pageOf('home', {}, homeView(await cardsIn(site)), homePage)
  },
  async departments({ site }) {
    return pageOf('departments', {}, homeView(await cardsIn(site)), departmentsPage)
  },
  async card({ records }) {
    const card = departmentCard(await records.department(), await records.sitemapParts())
    return [siteFile('card', { department: records.path }, twinOf(card))]
  },
  async department({ records }) {
    const plan = await records.newestPlan()
    const year = plan ? String(plan.year) : undefined
    const view = departmentView(await records.department(), {
      items: await records.itemCount(),
      plan,
      tasks: year === undefined ? [] : await records.tasksOfYear(year),
      draws: year === undefined ? [] : await records.drawsOfYear(year),
      counters: year === undefined ? {} : await records.counters(year),
      latestResults: await records.latestResults(SHOWN),
    })
    return pageOf('department', { department: records.path }, view, departmentPage)
  },
} as const satisfies Record<string, Render>

export async function cardsIn(site: ReadBucket): Promise<DepartmentCard[]> {
  const cards: DepartmentCard[] = []
  for await (const key of site.keys(cardPrefix)) {
    const bytes = key.endsWith('.json') && !key.endsWith('/index.json') ? await site.get(key) : undefined
    if (bytes && key !== `${cardPrefix}index.json`)
      cards.push(JSON.parse(new TextDecoder().decode(bytes)) as DepartmentCard)
  }
  return cards
}
