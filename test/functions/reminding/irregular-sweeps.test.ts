import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { opened } from '../../../shared/domain/clock/obligation.ts'
import { openYearly } from '../../../shared/domain/clock/owed.ts'
import { remindersFor } from '../../../shared/domain/clock/reminders.ts'
import { addDays, type Day } from '../../../shared/kernel/days.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
/** How many messages the channel still takes before it refuses one. */
let untilRefusal = Number.POSITIVE_INFINITY

beforeAll(async () => {
  p = await platform({
    wrapPorts: (ports) => ({
      ...ports,
      notices: {
        send: async (notice) => {
          if (untilRefusal-- === 0) throw new Error('refused')
          await ports.notices.send(notice)
        },
      },
    }),
  })
})
afterAll(() => p.stop())

interface Run {
  readonly day: Day
  readonly refusedAfter: number
}

/** Runs with gaps of 0 to 45 days from 10 September 2022 on, most of them short, some of them with a channel that refuses. */
const gaps = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, fc.integer({ min: 5, max: 45 }))
const runs = fc
  .array(fc.tuple(gaps, fc.integer({ min: 0, max: 12 })), { minLength: 20, maxLength: 20 })
  .map((steps): Run[] => {
    let day = '2022-09-10'
    return steps.map(([gap, refusedAfter]) => {
      day = addDays(day, gap)
      return { day, refusedAfter }
    })
  })

async function sweep({ day, refusedAfter }: Run): Promise<void> {
  await p.clock.set(`${day}T00:30:00Z`)
  untilRefusal = refusedAfter
  await p.runSchedule('sweepReminders').catch(() => undefined)
  untilRefusal = Number.POSITIVE_INFINITY
  await p.runSchedule('sweepReminders')
}

/** What the rule says must have been sent by these runs, told from the obligations alone. */
function expected(days: readonly Day[]): string[] {
  const obligations = [2022, 2023, 2024].flatMap(openYearly).map((duty) => opened(duty, '2022-03-01'))
  const sent = new Set<string>()
  const yearsSwept = new Set(days.map((day) => day.slice(0, 4)))
  for (const day of days) {
    for (const obligation of obligations) {
      if (!yearsSwept.has(obligation.object) || obligation.object > day.slice(0, 4)) continue
      for (const due of remindersFor(obligation, day)) sent.add(due.id)
    }
  }
  return [...sent].sort()
}

it('sends each reminder once whatever days it runs on, with a channel that refuses now and then', async () => {
  const [irregular] = fc.sample(runs, { numRuns: 1, seed: 20220407 }) as [Run[]]

  for (const run of irregular) await sweep(run)

  const reminders: string[] = []
  for await (const { record } of p.store('reminders').all()) {
    expect(record.state).toBe('sent')
    reminders.push(record.id)
  }
  expect(irregular.at(-1)?.day.slice(0, 4)).not.toBe('2022')
  expect(reminders).toEqual(expected(irregular.map(({ day }) => day)))
  expect(await p.mailbox.all()).toHaveLength(reminders.length)
}, 30_000)
