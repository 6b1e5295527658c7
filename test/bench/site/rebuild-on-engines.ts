import { quietRequests } from '../../../infra/local/quiet-requests.ts'
import { department, draw as drawnDraw, item, manifest, plan, task } from '../../pages/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import type { Row } from '../measure.ts'
import { rebuildInMemory } from './rebuild.ts'
import { sampleRecords } from './world.ts'

const RESULTS = 1000
/** Items of one transaction, as DynamoDB takes them. */
const TOGETHER = 100

/** A bundle of so many is another measurement's. */
const { bundleKey: _, ...draw } = drawnDraw

/**
 * The same rebuild on the embedded engines: a real DynamoDB protocol and a real S3 protocol over loopback, kept on disk, asked for
 * through the door and carried on by the stream, beside the worker alone on the same records. All of it shares this process and
 * this machine, engines included: it is slower than the worker, and other than AWS, where each waits on its own.
 */
export async function rows(): Promise<Row[]> {
  quietRequests()
  const p = await platform()
  try {
    await p.settle() // the department's founding writes its first pages
    await fill(p)
    const peak = peakOf(() => process.memoryUsage.rss())
    const real = await rebuildThroughTheDoor(p)
    const most = peak()
    const alone = await rebuildInMemory(RESULTS)
    const work = `rebuild of ${RESULTS} results on the embedded engines`
    return [
      {
        work: `${work}: pages a second`,
        ours: { name: 'rebuild, engines included', ms: real.ms, runs: 1, of: 'clock' },
        peer: { name: 'the worker alone', ms: alone.clock, runs: 1, of: 'clock' },
        measured: (1000 * real.pages) / real.ms,
        unit: 'pages/s',
        goal: null,
        note: `${real.pages} pages, ${real.written} files written, ${real.failed} failed, ${real.steps} steps, counting first; ${Math.round(real.core / 1000)} s of processor time with both engines in it; the worker alone writes ${alone.pages} pages of the same records in ${(alone.clock / 1000).toFixed(1)} s`,
      },
      {
        work: `${work}: memory at its highest`,
        ours: { name: 'rebuild, engines included', ms: real.ms, runs: 1, of: 'clock' },
        peer: null,
        measured: most / 1e6,
        unit: 'MB',
        goal: { most: 1024 },
        note: 'of the whole process while it rebuilt, both engines and the other measurements before it included',
      },
    ]
  } finally {
    await p.stop()
  }
}

async function fill(p: TestPlatform): Promise<void> {
  const world = sampleRecords(RESULTS)
  await p.put('items', item)
  await p.put('plans', plan)
  await p.put('tasks', task)
  await p.put('draws', draw)
  const frozen = JSON.stringify({ manifest, roster: [] })
  await p.bucket('archive').put(draw.frozenKey, frozen, { type: 'application/json' })
  const writes = Array.from({ length: RESULTS }, (_, n) => [
    p.store('inspections').create(world.inspection(n)).item,
    p.store('disclosures').create(world.disclosure(n)).item,
  ]).flat()
  for (let at = 0; at < writes.length; at += TOGETHER) {
    await p.ports.table.transact(writes.slice(at, at + TOGETHER), `fill ${at}`)
  }
  if (p.department !== department.id) throw new Error('The sample records are another department’s')
}

async function rebuildThroughTheDoor(p: TestPlatform) {
  const begun = performance.now()
  const started = process.cpuUsage()
  const { body, status } = await p.call('publisher', 'rebuildSite', {})
  if (status >= 300) throw new Error(JSON.stringify(body))
  await p.settle()
  const { user, system } = process.cpuUsage(started)
  const ms = performance.now() - begun
  const { state, written, failed, steps, unchanged } = (await p.store('rebuilds').get(body.id)).record
  if (state !== 'done') throw new Error(`The rebuild is ${state}`)
  let pages = 0
  for await (const key of p.bucket('site').keys('')) if (key.endsWith('/index.html') || key === 'index.html') pages += 1
  return { ms, core: (user + system) / 1000, written, failed, steps, unchanged, pages }
}

/** The highest of what is measured ten times a second until it is asked for. */
function peakOf(measure: () => number): () => number {
  let most = measure()
  const timer = setInterval(() => {
    most = Math.max(most, measure())
  }, 100)
  return () => {
    clearInterval(timer)
    return Math.max(most, measure())
  }
}
