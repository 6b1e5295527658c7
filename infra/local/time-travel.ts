import type { Platform } from './platform.ts'
import { ticksBetween } from './scheduler.ts'

/**
 * Moves the business clock, letting every schedule on the way fire at its own moment, as if the time had passed. Backwards
 * nothing fires. Returns how many ticks fired.
 */
export async function travel(platform: Platform, to: string | Date): Promise<number> {
  const target = new Date(to)
  const ticks = ticksBetween(platform.clock.now(), target)
  for (const { name, at } of ticks) {
    await platform.clock.set(at)
    await platform.runSchedule(name)
    await platform.settle()
  }
  await platform.clock.set(target)
  return ticks.length
}
