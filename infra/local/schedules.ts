import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from './platform.ts'
import { type Tick, ticksBetween } from './scheduler.ts'

/** Fires the contract's schedules on the business clock: as time passes, and when it is moved. Misses none across a restart. */
export interface Schedules {
  /** Fires what has fallen due since the last time; answers how many ticks fired. */
  readonly catchUp: () => Promise<number>
  /** Moves the clock, every schedule on the way firing at its own moment, as if the time had passed. Backwards nothing fires. */
  readonly travel: (to: string | Date) => Promise<number>
}

export async function localSchedules(platform: Platform, directory: string): Promise<Schedules> {
  const file = join(directory, 'schedules.json')
  let last = platform.clock.now()
  let turn: Promise<unknown> = Promise.resolve()

  const remember = async (at: Date) => {
    last = at
    await writeFile(`${file}.new`, JSON.stringify({ last: at.toISOString() }))
    await rename(`${file}.new`, file)
  }
  // The first start is remembered at once: what falls due before the first tick has fired is owed after a restart too.
  const earlier = await readLast(file)
  if (earlier) last = earlier
  else await remember(last)
  const fire = async ({ name, at }: Tick) => {
    await platform.runSchedule(name)
    await platform.settle()
    await remember(at)
  }
  const catchUp = async () => {
    const ticks = ticksBetween(last, platform.clock.now())
    for (const tick of ticks) await fire(tick)
    return ticks.length
  }
  const travel = async (to: string | Date) => {
    const target = new Date(to)
    // Backwards the position moves first: a death between the two repeats ticks, which they bear, and loses none.
    if (target < last) await remember(target)
    const ticks = ticksBetween(last, target)
    for (const tick of ticks) {
      await platform.clock.set(tick.at)
      await fire(tick)
    }
    await platform.clock.set(target)
    await remember(target)
    return ticks.length
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  return { catchUp: () => inTurn(catchUp), travel: (to) => inTurn(() => travel(to)) }
}

async function readLast(file: string): Promise<Date | undefined> {
  try {
    return new Date((JSON.parse(await readFile(file, 'utf8')) as { last: string }).last)
  } catch {
    return undefined
  }
}
