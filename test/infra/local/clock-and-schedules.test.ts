import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { movableClock } from '../../../infra/local/movable-clock.ts'
import type { Platform } from '../../../infra/local/platform.ts'
import { localSchedules } from '../../../infra/local/schedules.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mingchou-clock-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

describe('the movable clock', () => {
  const apart = (clock: { now: () => Date }, instant: string) => Math.abs(clock.now().getTime() - Date.parse(instant))

  it('shows the machine’s time until it is moved', async () => {
    expect(apart(await movableClock(directory), new Date().toISOString())).toBeLessThan(1000)
  })

  it('goes on from where it was moved to', async () => {
    const clock = await movableClock(directory)
    await clock.set('2022-07-04T01:00:00Z')
    const first = clock.now()
    await new Promise((resolve) => setTimeout(resolve, 20))

    expect(apart(clock, '2022-07-04T01:00:00Z')).toBeLessThan(1000)
    expect(clock.now().getTime()).toBeGreaterThan(first.getTime())
  })

  it('still stands there after a restart', async () => {
    await (await movableClock(directory)).set('2022-07-04T01:00:00Z')

    expect(apart(await movableClock(directory), '2022-07-04T01:00:00Z')).toBeLessThan(1000)
  })

  it('refuses what is no instant, and stays', async () => {
    const clock = await movableClock(directory)
    await clock.set('2022-07-04T01:00:00Z')

    await expect(clock.set('tomorrow')).rejects.toThrow(RangeError)
    expect(apart(clock, '2022-07-04T01:00:00Z')).toBeLessThan(1000)
  })
})

describe('the schedules of one machine', () => {
  let p: TestPlatform
  let fired: string[]
  let fails: (at: string) => boolean

  beforeAll(async () => {
    p = await platform()
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    fired = []
    fails = () => false
    await p.clock.set('2022-03-01T01:00:00Z')
  })

  /** The platform, telling when its reminders are swept. */
  const watched = (): Platform => ({
    ...p,
    runSchedule: async (name) => {
      if (name !== 'sweepReminders') return p.runSchedule(name)
      const at = p.clock.now().toISOString().slice(0, 16)
      if (fails(at)) throw new Error('killed half-way')
      fired.push(at)
      return p.runSchedule(name)
    },
  })
  const start = () => localSchedules(watched(), directory)
  const days = (...numbers: number[]) => numbers.map((day) => `2022-03-${String(day).padStart(2, '0')}T00:30`)

  it('fire once for each tick on the way, each at its own moment', async () => {
    const { travel } = await start()

    await travel('2022-03-05T01:00:00Z')

    expect(fired).toEqual(days(2, 3, 4, 5))
    expect(p.clock.now().toISOString()).toMatch(/^2022-03-05T01:00/)
  })

  it('fire nothing again for what has been travelled', async () => {
    const { travel, catchUp } = await start()
    await travel('2022-03-05T01:00:00Z')

    await travel('2022-03-05T01:00:00Z')
    await catchUp()

    expect(fired).toEqual(days(2, 3, 4, 5))
  })

  it('fire nothing backwards, and go on from there', async () => {
    const { travel } = await start()
    await travel('2022-03-05T01:00:00Z')
    fired = []

    await travel('2022-03-02T01:00:00Z')
    await travel('2022-03-04T01:00:00Z')

    expect(fired).toEqual(days(3, 4))
  })

  it('take turns when two travel at once', async () => {
    const { travel } = await start()

    await Promise.all([travel('2022-03-03T01:00:00Z'), travel('2022-03-05T01:00:00Z')])

    expect(fired).toEqual(days(2, 3, 4, 5))
  })

  it('fire after a restart, late, each tick that fell due while the machine was off', async () => {
    await (await start()).travel('2022-03-03T01:00:00Z')
    await p.clock.set('2022-03-06T01:00:00Z')
    fired = []

    await (await start()).catchUp()

    expect(fired).toEqual(Array(3).fill('2022-03-06T01:00'))
  })

  it('fire what fell due between the very first start and the second', async () => {
    await p.clock.set('2022-03-01T00:29:00Z')
    await start()
    await p.clock.set('2022-03-01T00:31:00Z')

    await (await start()).catchUp()

    expect(fired).toEqual(['2022-03-01T00:31'])
  })

  it('fire again the tick in whose middle the machine died, and the rest of the way', async () => {
    fails = (at) => at.startsWith('2022-03-03')
    await expect((await start()).travel('2022-03-05T01:00:00Z')).rejects.toThrow('killed half-way')
    fails = () => false
    const { catchUp, travel } = await start()

    await catchUp()
    await travel('2022-03-05T01:00:00Z')

    expect(fired).toEqual(days(2, 3, 4, 5))
  })
})
