import type { HomeView } from '../../../shared/pages/home-view.ts'
import type { Stage } from './stage.ts'

/**
 * After some nights: what the home page tells of the city's year, and that no night found a file other than a rebuild would write
 * it.
 *
 * @throws {Error} when a night told of a difference, or the home page does not know what was published
 */
export async function readHome({ url, api, story }: Stage): Promise<void> {
  const { items: nights } = await api.must('operator', 'listRebuilds', { limit: '200' })
  const told = nights.filter(({ differing = 0 }) => differing > 0)
  if (told.length > 0) throw new Error(`The night told of differences: ${JSON.stringify(told[0]?.differences)}`)
  const { items: published } = await api.must('auditor', 'listDisclosures', { limit: '200' })
  const home = (await (await fetch(`${url}/index.json`)).json()) as HomeView
  const own = home.departments.find(({ id }) => id === '140900/finance')
  const results = published.filter(({ state }) => state !== 'withdrawn').length
  if (!home.year || own?.results !== results)
    throw new Error(`The home page says ${own?.results} of ${results} results`)
  const { year, numbers } = home.year
  story.add(
    '7 提醒',
    `首页：${year} 年 ${home.departments.length} 个部门抽中 ${numbers.drawn} 家，公示 ${numbers.results} 份，发现问题 ${numbers.found} 份；${nights.length} 次夜间核对未见差异`,
    '/',
  )
}
