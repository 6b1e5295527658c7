import { cardPrefix, type PageKind, siteFile, sitePages } from '../../shared/contract/site-paths.ts'
import { departmentPage } from '../../shared/pages/department-page.ts'
import { departmentView, publicPlan, SHOWN } from '../../shared/pages/department-view.ts'
import { departmentsPage } from '../../shared/pages/departments-page.ts'
import { dictionaryPage } from '../../shared/pages/dictionary-page.ts'
import { type DepartmentCard, departmentCard, homePage, homeView } from '../../shared/pages/home-page.ts'
import { accessibilityPage, notFoundPage, objectionPage } from '../../shared/pages/public-service-pages.ts'
import { twinOf } from '../../shared/pages/site-page.ts'
import { schemaText } from '../../shared/pages/twin-schemas.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import { pageOf } from './page-of.ts'
import type { Render } from './render-page.ts'

/** The ways in, and what no record changes. */
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
    const year = publicPlan(await records.plans())?.year
    const view = departmentView(await records.department(), {
      items: await records.items(),
      plans: await records.plans(),
      tasks: await records.tasks(),
      draws: await records.draws(),
      counters: year === undefined ? {} : await records.counters(String(year)),
      latestResults: await records.latestResults(SHOWN),
    })
    return pageOf('department', { department: records.path }, view, departmentPage)
  },
  objection: async () => pageOf('objection', {}, { page: 'objection' as const }, objectionPage),
  accessibility: async () => pageOf('accessibility', {}, { page: 'accessibility' as const }, accessibilityPage),
  dictionary: async () => [
    ...(Object.keys(sitePages) as PageKind[]).map((id) => siteFile('schema', { id }, schemaText(id))),
    ...pageOf('dictionary', {}, { page: 'dictionary' as const }, dictionaryPage),
  ],
  schema: async ({ id }) => (id in sitePages ? [siteFile('schema', { id }, schemaText(id as PageKind))] : []),
  notFound: async () => [siteFile('notFound', {}, notFoundPage())],
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
