import { pageOfNumber } from '../../shared/domain/disclosure/listing.ts'
import type { ResultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import type { SiteRecords } from './site-records.ts'

/** Years in which results became public, the newest first: publications stand in the order of their days. */
export async function resultYears(records: SiteRecords): Promise<string[]> {
  const [first] = await records.results(0)
  const [last] = await records.latestResults(1)
  if (!first || !last) return []
  const from = Number(first.publishedOn.slice(0, 4))
  return Array.from({ length: Number(last.publishedOn.slice(0, 4)) - from + 1 }, (_, at) =>
    String(from + at),
  ).toReversed()
}

/** The results of a year, in the order of publication; the first page is found by halving. */
export async function* resultsOfYear(year: string, records: SiteRecords): AsyncGenerator<ResultSummary> {
  const pages = pageOfNumber(Math.max(1, await records.published())) + 1
  let low = 0
  let high = pages - 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const last = (await records.results(middle)).at(-1)
    if (last && last.publishedOn.slice(0, 4) < year) low = middle + 1
    else high = middle
  }
  for (let page = low; page < pages; page++) {
    for (const result of await records.results(page)) {
      const of = result.publishedOn.slice(0, 4)
      if (of === year) yield result
      else if (of > year) return
    }
  }
}
