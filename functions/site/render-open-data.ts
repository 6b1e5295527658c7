import { createHash } from 'node:crypto'
import { fileKey, pageKey, type SiteFile, siteFile } from '../../shared/contract/site-paths.ts'
import { pageOfNumber } from '../../shared/domain/disclosure/listing.ts'
import type { ResultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import { indicatorPage, indicatorYearPage } from '../../shared/pages/indicator-page.ts'
import { type IndicatorView, indicatorView } from '../../shared/pages/indicator-view.ts'
import { openDataPage, openDataView } from '../../shared/pages/open-data-page.ts'
import { resultsCsv } from '../../shared/pages/results-csv.ts'
import { searchIndex } from '../../shared/pages/search/search-index.ts'
import { searchPage, searchView } from '../../shared/pages/search/search-page.ts'
import type { FoundName } from '../../shared/pages/search/terms.ts'
import { resultsFeed, robotsText, sitemapIndex, sitemapPart } from '../../shared/pages/site-feeds.ts'
import { dataOf } from '../../shared/pages/site-page.ts'
import type { ScriptRef } from '../../shared/pages/verify/tool-frame.ts'
import { builtFiles } from './built-files.ts'
import { pageOf } from './page-of.ts'
import { addressesPerPart } from './read-results.ts'
import type { Render } from './render.ts'
import { cardsIn } from './render-service.ts'
import { resultsOfYear, resultYears } from './result-years.ts'
import type { SiteRecords } from './site-records.ts'

const feedLength = 50

/** What grows with the site: statistics, files of a year, the feed, addresses, search. */
export const openDataPages = {
  async indicators({ records }) {
    const [year = ''] = await records.indicatorYears()
    return pageOf('indicators', { department: records.path }, await indicatorsOf(year, records), indicatorPage)
  },
  async indicatorYear({ records, id }) {
    if (!(await records.indicatorYears()).includes(id)) return []
    const place = { department: records.path, id }
    return pageOf('indicatorYear', place, await indicatorsOf(id, records), indicatorYearPage)
  },
  async openData({ records }) {
    const view = openDataView(await records.department(), await resultYears(records))
    return pageOf('openData', { department: records.path }, view, openDataPage)
  },
  async csv({ records, id }) {
    const results: ResultSummary[] = []
    for await (const result of resultsOfYear(id, records)) results.push(result)
    return results.length === 0 ? [] : [siteFile('csv', { department: records.path, id }, resultsCsv(results))]
  },
  async feed({ records }) {
    const newest = await records.latestResults(feedLength)
    const text = resultsFeed(await records.department(), newest, records.siteUrl)
    return [siteFile('feed', { department: records.path }, text)]
  },
  async search({ records }) {
    const names: FoundName[] = []
    for await (const name of records.foundNames()) names.push(name)
    const { meta, grams, names: shards } = searchIndex(names)
    const place = { department: records.path }
    const view = searchView(await records.department(), meta, searchScript())
    return [
      ...grams.map((shard, at) => siteFile('searchGrams', { ...place, page: at + 1 }, dataOf(shard))),
      ...shards.map((shard, at) => siteFile('searchNames', { ...place, page: at + 1 }, dataOf(shard))),
      siteFile('searchMeta', place, dataOf(meta)),
      ...pageOf('search', place, view, searchPage),
    ]
  },
  /** They are written with the search page and are nobody's link. */
  searchMeta: async () => [],
  searchGrams: async () => [],
  searchNames: async () => [],
  async sitemapPart({ records, page }) {
    const keys = [...(page === 1 ? await fixedAddresses(records) : []), ...(await resultAddresses(page, records))]
    return [siteFile('sitemapPart', { department: records.path, page }, sitemapPart(keys, records.siteUrl))]
  },
  async sitemap({ records, site }) {
    const keys = (await cardsIn(site)).flatMap(({ department, sitemapParts }) =>
      Array.from({ length: sitemapParts }, (_, at) =>
        fileKey('sitemapPart', { department: department.id, page: at + 1 }),
      ),
    )
    return [siteFile('sitemap', {}, sitemapIndex(keys, records.siteUrl))]
  },
  robots: async ({ records }) => [siteFile('robots', {}, robotsText(records.siteUrl))],
} as const satisfies Record<string, Render>

/** Draws whose list is held back tell nothing of regions either. */
async function indicatorsOf(year: string, records: SiteRecords): Promise<IndicatorView> {
  const draws = []
  for (const draw of await records.drawsOfYear(year)) {
    if (draw.state !== 'executed' || (await records.heldUntil(draw))) continue
    draws.push({ draw, cells: (await records.drawTally(draw.id))?.cells ?? [] })
  }
  return indicatorView(await records.department(), year, {
    years: await records.indicatorYears(),
    counters: await records.counters(year),
    draws: draws.toSorted((a, b) => (a.draw.frozenAt < b.draw.frozenAt ? -1 : 1)),
  })
}

function searchScript(): ScriptRef | undefined {
  const script = builtFiles().find(({ key }): boolean => /^assets\/search\.[^/]*\.js$/.test(key))
  return script && { key: script.key, integrity: integrityOf(script) }
}

function integrityOf({ body }: SiteFile): string {
  return `sha256-${createHash('sha256').update(body).digest('base64')}`
}

async function fixedAddresses(records: SiteRecords): Promise<string[]> {
  const place = { department: records.path }
  const sections = ['department', 'items', 'plans', 'tasks', 'draws', 'results', 'indicators', 'openData'] as const
  const drawn = await Promise.all((await records.drawYears()).map((year) => records.drawsOfYear(year)))
  const draws = drawn.flat().map(({ id }) => pageKey('draw', { ...place, id }))
  return [...sections.map((kind) => pageKey(kind, place)), ...draws]
}

async function resultAddresses(part: number, records: SiteRecords): Promise<string[]> {
  const first = (part - 1) * addressesPerPart + 1
  const last = Math.min(part * addressesPerPart, await records.published())
  const keys: string[] = []
  if (first > last) return keys
  const end = pageOfNumber(last)
  for (let page = pageOfNumber(first); page <= end; page++) {
    const results = await records.results(page)
    keys.push(...results.map(({ id }) => pageKey('result', { department: records.path, id })))
  }
  return keys
}
