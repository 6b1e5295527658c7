import { surround } from '../../../functions/http/surroundings.ts'
import type { Rebuilding } from '../../../functions/site/rebuild-parts.ts'
import { rebuildStep } from '../../../functions/site/rebuild-steps.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import { subscriptions } from '../../../shared/contract/events.ts'
import { askedRebuild, type Rebuild, stepped } from '../../../shared/domain/disclosure/rebuild.ts'
import { department } from '../../pages/samples.ts'
import type { Row } from '../measure.ts'
import { siteOf, withBuiltFiles } from './world.ts'

const RESULTS = 100_000

/**
 * A rebuild of a site of 100,000 results as the worker goes through it, step by step: reading, rendering, comparing and hashing
 * every page. The table makes its rows as they are read and the bucket keeps nothing, so that what is measured is the worker's own
 * time and memory, without the waiting for DynamoDB and S3 and without their weight.
 */
export async function rows(): Promise<Row[]> {
  await withBuiltFiles()
  const { ports, bucket, table } = siteOf(RESULTS)
  const counted = await through(ports, 'counts')
  const written = await through(ports)
  const pages = written.pages
  const ours = (ms: number) => ({ name: 'rebuild', ms, runs: 1, of: 'core' as const })
  const work = `rebuild of ${RESULTS} results`
  return [
    {
      work: `${work}: pages a second`,
      ours: ours(written.ms),
      peer: null,
      measured: (1000 * pages) / written.ms,
      unit: 'pages/s',
      goal: { least: 500 },
      note: `${pages} pages, ${bucket.puts} files of ${Math.round(bucket.bytes / 1e6)} MB, ${written.failed} failed; by one core’s time (${Math.round(written.clock / 1000)} s on the clock); table and bucket in memory, without their waiting`,
    },
    {
      work: `${work}: records counted again a second`,
      ours: ours(counted.ms),
      peer: null,
      measured: (1000 * RESULTS) / counted.ms,
      unit: 'records/s',
      goal: null,
      note: `${table.reads.gets} gets and ${table.reads.queries} queries of ${table.reads.rows} rows over the whole rebuild`,
    },
    {
      work: `${work}: memory at its highest`,
      ours: ours(written.ms + counted.ms),
      peer: null,
      measured: (process.resourceUsage().maxRSS * 1024) / 1e6,
      unit: 'MB',
      goal: { most: 1024 },
      note: 'of the whole process, the search’s index of 100,000 names among it; the Lambda has 1,769 MB',
    },
  ]
}

/** The worker alone on a site of so many results, counted already. */
export async function rebuildInMemory(results: number): Promise<Through> {
  return through(siteOf(results).ports)
}

/** `ms` on one core, `clock` on the wall. */
interface Through {
  readonly ms: number
  readonly clock: number
  readonly pages: number
  readonly failed: number
}

/** From the first phase to the last, or one alone. */
async function through(ports: Ports, only?: Rebuild['phase']): Promise<Through> {
  const context = contextOf(ports)
  let at = askedRebuild({ id: 'bench', scope: 'site', askedBy: 'bench', askedAt: '2022-08-06T01:00:00Z' })
  if (only === undefined) at = { ...at, phase: 'built' }
  let pages = 0
  let failed = 0
  const started = process.cpuUsage()
  const begun = performance.now()
  const isWanted = ({ phase, state }: Rebuild) => state !== 'done' && (only ?? phase) === phase
  while (isWanted(at)) {
    const step = await rebuildStep(context, at)
    pages += step.pages
    failed += step.failed.length
    at = stepped(at, step, new Date())
  }
  const { user, system } = process.cpuUsage(started)
  return { ms: (user + system) / 1000, clock: performance.now() - begun, pages, failed }
}

function contextOf(ports: Ports): Rebuilding {
  const around = surround(ports, subscriptions.rebuildPages.needs, department.id)
  const inScope = { ...around, commit: async () => true }
  return { ...inScope, of: () => inScope } as unknown as Rebuilding
}
