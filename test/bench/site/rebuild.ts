import type { PageRef } from '../../../functions/site/page-refs.ts'
import type { SiteRecords } from '../../../functions/site/site-records.ts'
import { rewritePages } from '../../../functions/site/write-pages.ts'
import { resultSummary } from '../../../shared/domain/disclosure/result-summary.ts'
import { visitSummary } from '../../../shared/domain/disclosure/visit-summary.ts'
import { department, draw } from '../../pages/samples.ts'
import type { Row } from '../measure.ts'
import { memoryBucket } from './memory-bucket.ts'
import { sampleRecords } from './world.ts'

const RESULTS = 100_000

/**
 * Writing every result and target page of a site of 100,000 results, as the rebuild's phases do, against records and a bucket
 * in memory: what the rendering costs, without the waiting for DynamoDB and S3.
 */
export async function rows(): Promise<Row[]> {
  const world = sampleRecords(RESULTS)
  const bucket = memoryBucket()
  const records = recordsOf(world)
  const started = performance.now()
  const written = await rewritePages(refs(world), { records, site: bucket, atOnce: 24 })
  const ms = performance.now() - started
  const pages = 2 * RESULTS
  const memory = process.memoryUsage.rss() / 1e6
  return [
    {
      work: `rebuild of ${RESULTS} results: pages a second`,
      ours: { name: 'rebuild', ms, runs: 1 } as Row['ours'],
      peer: null,
      measured: (1000 * pages) / ms,
      unit: 'pages/s' as Row['unit'],
      goal: { least: 500 },
      note: `${written.written} files, ${written.troubles.length} failed; records and bucket in memory`,
    },
    {
      work: 'memory of the process at its end',
      ours: { name: 'rebuild', ms, runs: 1 } as Row['ours'],
      peer: null,
      measured: memory,
      unit: 'MB',
      goal: { most: 512 },
    },
  ]
}

function* refs({ count, idOf }: ReturnType<typeof sampleRecords>): Generator<PageRef> {
  for (let n = 0; n < count; n++) yield { kind: 'result', id: idOf(n) }
  for (let n = 0; n < count; n++) yield { kind: 'target', id: idOf(n).slice(-18) }
}

/** Only what these two phases ask for. */
function recordsOf(world: ReturnType<typeof sampleRecords>): SiteRecords {
  const numberIn = (id: string) => Number(id.slice(-7))
  return {
    siteUrl: 'https://site.example',
    path: department.id,
    department: async () => department,
    draw: async () => draw,
    inspection: async (id: string) => world.inspection(numberIn(id)),
    disclosure: async (id: string) => world.disclosure(numberIn(id)),
    visits: async (id: string) => [visitSummary(world.inspection(numberIn(id)), world.disclosure(numberIn(id)))],
    results: async () => [resultSummary(world.disclosure(0), 1)],
  } as unknown as SiteRecords
}
