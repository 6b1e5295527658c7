import { setTimeout as pause } from 'node:timers/promises'
import { dice } from '../../domain/draw/random-draw.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { type Count, countAll } from './count.ts'
import { Tally, visit } from './phone.ts'
import { seedOfficers, type Work } from './seed.ts'

/** Of 1,000 officers 200 come in the last minute. */
const LATE = 0.2
const AT_ONCE = 8
const MINUTE = 60_000
const start = Date.parse('2022-07-20T02:00:00Z')

export interface Stretch {
  readonly calls: readonly number[]
  readonly uploads: readonly number[]
  readonly seconds: number
}

export interface Figures {
  readonly officers: number
  readonly early: Stretch
  readonly late: Stretch
  /** Until every event was heard. */
  readonly settledAfter: number
  readonly refusals: Readonly<Record<string, number>>
  readonly repeated: number
  readonly atOnce: number
  readonly stopped: readonly string[]
  readonly count: Count
  readonly peakMegabytes: number
  /** Seconds of processor from the first officer to the last event: of the whole process, and of its one thread of JavaScript. */
  readonly core: { readonly process: number; readonly thread: number }
}

/**
 * One hour of submissions. The first 59 minutes are compressed: eight officers at a time, the business clock moved to when each
 * comes. The last minute is played as long as it is: its officers come when they come, whether the earlier ones are
 * through or not. The stream is pumped meanwhile, in the same process, as the local host does.
 */
async function oneHour(officers: number): Promise<Figures> {
  const p = await platform({ now: new Date(start).toISOString() })
  try {
    const works = await seedOfficers(p, officers)
    await p.settle()
    console.error(`${officers} officers stand ready`)
    const [wholeBefore, threadBefore] = [process.cpuUsage(), process.threadCpuUsage()]
    const stopPump = keepPumping(p)
    const late = Math.round(officers * LATE)
    const [first, second] = [new Tally(), new Tally()]
    const early = await timed(() => compressed(p, first, works.slice(late)))
    console.error(`${officers - late} officers in the first 59 minutes: ${early.toFixed(0)} s`)
    const last = await timed(() => lastMinute(p, second, works.slice(0, late)))
    console.error(`${late} officers in the last minute: ${last.toFixed(0)} s`)
    await stopPump()
    const settledAfter = await timed(p.settle)
    const core = {
      process: seconds(process.cpuUsage(wholeBefore)),
      thread: seconds(process.threadCpuUsage(threadBefore)),
    }
    const count = await countAll(p, works)
    const refusals = { ...first.refusals }
    for (const [code, n] of Object.entries(second.refusals)) refusals[code] = (refusals[code] ?? 0) + n
    return {
      officers,
      early: { calls: first.calls, uploads: first.uploads, seconds: early },
      late: { calls: second.calls, uploads: second.uploads, seconds: last },
      settledAfter,
      refusals,
      repeated: first.repeated + second.repeated,
      atOnce: first.atOnce + second.atOnce,
      stopped: [...first.stopped, ...second.stopped],
      count,
      core,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    }
  } finally {
    await p.stop()
  }
}

async function compressed(p: TestPlatform, tally: Tally, works: readonly Work[]): Promise<void> {
  let moving: Promise<void> = Promise.resolve()
  let next = 0
  const moveTo = (instant: number) => {
    moving = moving.then(async () => {
      if (p.clock.now().getTime() < instant) await p.clock.set(new Date(instant))
    })
    return moving
  }
  const worker = async () => {
    for (let nth = next++; nth < works.length; nth = next++) {
      await moveTo(start + (59 * MINUTE * nth) / works.length)
      await visit(p, tally, works[nth] as Work, nth)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  await moveTo(start + 59 * MINUTE)
}

/** Bunched as chance has it. */
async function lastMinute(p: TestPlatform, tally: Tally, works: readonly Work[]): Promise<void> {
  const roll = dice(works.length)
  await Promise.all(
    works.map(async (work, nth) => {
      await pause(roll(MINUTE))
      await visit(p, tally, work, nth)
    }),
  )
}

function keepPumping(p: TestPlatform): () => Promise<void> {
  const stopping = new AbortController()
  const loop = (async () => {
    while (!stopping.signal.aborted) if (!(await p.pump())) await pause(250)
  })()
  return () => {
    stopping.abort()
    return loop
  }
}

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

console.info = () => undefined
console.log(JSON.stringify(await oneHour(Number(process.argv[2]))))
