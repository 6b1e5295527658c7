import { cardPrefix, siteFile } from '../../shared/contract/site-paths.ts'
import { type DepartmentCard, departmentCard } from '../../shared/pages/department-card.ts'
import { departmentPage } from '../../shared/pages/department-page.ts'
import { type DepartmentView, departmentView, SHOWN } from '../../shared/pages/department-view.ts'
import { departmentsPage } from '../../shared/pages/departments-page.ts'
import { homePage } from '../../shared/pages/home-page.ts'
import { departmentsView, homeView } from '../../shared/pages/home-view.ts'
import { twinOf } from '../../shared/pages/site-page.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render.ts'
import type { SiteRecords } from './site-records.ts'

/** The ways in. */
export const servicePages = {
  async home({ site }) {
    return pageOf('home', {}, homeView(await cardsIn(site)), homePage)
  },
  async departments({ site }) {
    return pageOf('departments', {}, departmentsView(await cardsIn(site)), departmentsPage)
  },
  async card({ records }) {
    return [siteFile('card', { department: records.path }, twinOf(await cardOf(records)))]
  },
  async department({ records }) {
    return pageOf('department', { department: records.path }, await viewOf(records), departmentPage)
  },
} as const satisfies Record<string, Render>

async function viewOf(records: SiteRecords): Promise<DepartmentView> {
  const plan = await records.newestPlan()
  const year = plan ? String(plan.year) : undefined
  return departmentView(await records.department(), {
    items: await records.itemCount(),
    plan,
    tasks: year === undefined ? [] : await records.tasksOfYear(year),
    draws: year === undefined ? [] : await records.drawsOfYear(year),
    counters: year === undefined ? {} : await records.counters(year),
    latestResults: await records.latestResults(SHOWN),
  })
}

/** What the home page says of a department. */
export async function cardOf(records: SiteRecords): Promise<DepartmentCard> {
  return departmentCard(await viewOf(records), await records.sitemapParts())
}

export async function cardsIn(site: ReadBucket): Promise<DepartmentCard[]> {
  const cards: DepartmentCard[] = []
  for await (const key of site.keys(cardPrefix)) {
    const bytes = key.endsWith('.json') && !key.endsWith('/index.json') ? await site.get(key) : undefined
    if (bytes && key !== `${cardPrefix}index.json`)
      cards.push(JSON.parse(new TextDecoder().decode(bytes)) as DepartmentCard)
  }
  return cards
}
