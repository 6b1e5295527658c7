import { deliver } from '../../../functions/events/consume.ts'
import type { AnySubscriber } from '../../../functions/events/subscriber.ts'
import { publishPages } from '../../../functions/site/publish-pages.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import { department } from '../../pages/samples.ts'
import type { Row } from '../measure.ts'
import { eventOf } from './event-of.ts'
import { memoryBucket } from './memory-bucket.ts'
import { sampleRecords, siteOf, withBuiltFiles } from './world.ts'

const SIZES = [1000, 100_000]

interface Cost {
  readonly size: number
  readonly puts: number
  readonly reads: number
  readonly rows: number
  readonly ms: number
}

/** Publishing one result on a small and on a large site: the objects written, the reads of the table, the worker's time. */
export async function rows(): Promise<Row[]> {
  await withBuiltFiles()
  const costs: Cost[] = []
  for (const size of SIZES) costs.push(...(await publishingOn(size)))
  const large = costs.filter(({ size }) => size === SIZES.at(-1))
  const words = costs.map(({ size, puts, reads, rows: read, ms }) => {
    return `on ${size} results ${puts} objects, ${reads} reads of ${read} rows, ${ms.toFixed(0)} ms`
  })
  return [
    {
      work: `publishing one result on a site of ${SIZES.at(-1)}`,
      ours: { name: 'publishing', ms: Math.max(...large.map(({ ms }) => ms)), runs: large.length, of: 'core' },
      peer: null,
      measured: Math.max(...costs.map(({ puts }) => puts)),
      unit: 'objects',
      goal: { most: 12 },
      note: `${words.join('; ')}; the last of each size fills a page of a hundred; pictures come on top, two files each`,
    },
  ]
}

/** A first publication writes what the rest links to; then one as any other, and one that fills its page of the list. */
async function publishingOn(size: number): Promise<Cost[]> {
  const { ports, bucket, table } = siteOf(size - 4, memoryBucket())
  const world = sampleRecords(size)
  const costs: Cost[] = []
  for (const n of [size - 4, size - 3, size - 2, size - 1]) {
    const records = { inspection: world.inspection(n), disclosure: world.disclosure(n) }
    await table.transact(
      Object.entries(records).map(([store, record]) => ({
        put: { row: { pk: `${store}#${department.id}`, sk: record.id, version: 1, record } },
      })),
      String(n),
    )
    const before = { puts: bucket.puts, ...table.reads }
    const started = process.cpuUsage()
    await publish(ports, records.inspection.id)
    const { user, system } = process.cpuUsage(started)
    costs.push({
      size,
      puts: bucket.puts - before.puts,
      reads: table.reads.gets + table.reads.queries - before.gets - before.queries,
      rows: table.reads.rows - before.rows,
      ms: (user + system) / 1000,
    })
  }
  return costs.slice(2)
}

async function publish(ports: Ports, id: string): Promise<void> {
  const subscribers = { publishPages: publishPages as unknown as AnySubscriber }
  const { batchItemFailures } = await deliver(subscribers, ports, eventOf('result.published', `inspections/${id}`))
  if (batchItemFailures.length > 0) throw new Error(`${id} was not published`)
}
