import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recipients } from '../../../functions/notifying/recipients.ts'
import { sampleDepartment, sampleLogins } from '../../../infra/local/seed/people.ts'
import { type DueItem, mayDisturb, tells } from '../../../shared/domain/clock/digest.ts'
import { type Obligation, opened, type Reminder } from '../../../shared/domain/clock/obligation.ts'
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
          return ports.notices.send(notice)
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
  .array(fc.tuple(gaps, fc.integer({ min: 0, max: 4 })), { minLength: 30, maxLength: 30 })
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
  await Promise.allSettled([p.runSchedule('sweepReminders'), p.runSchedule('sweepReminders')])
  untilRefusal = Number.POSITIVE_INFINITY
  await p.runSchedule('sweepReminders')
}

const staff = { department: sampleDepartment, people: sampleLogins().map(({ person }) => person) }

/** What the rules say that each person must know by the evening of a day, told from the obligations alone. */
function mustKnow(day: Day, open: readonly Obligation[]): Map<string, DueItem[]> {
  const known = new Map<string, DueItem[]>()
  for (const obligation of open) {
    for (const due of remindersFor(obligation, day)) {
      for (const person of recipients(due.level, obligation, staff, day).people)
        known.set(person, [...(known.get(person) ?? []), { due, obligation }])
    }
  }
  return known
}

it('tells everybody everything once, one message a day, whatever days it runs on, twice at once, with a channel that refuses', async () => {
  const [irregular] = fc.sample(runs, { numRuns: 1, seed: 20220407 }) as [Run[]]

  for (const run of irregular) await sweep(run)

  const sent: Reminder[] = []
  for await (const { record } of p.store('reminders').all('2')) sent.push(record)
  expect(sent.filter(({ state }) => state !== 'sent')).toEqual([])
  expect(await p.mailbox.all()).toHaveLength(sent.length)
  expect(new Set(sent.map(({ day, to }) => `${day} ${to}`)).size).toBe(sent.length)

  const swept = new Set<string>()
  let quiet = 0
  for (const { day } of irregular) {
    swept.add(day.slice(0, 4))
    const open = [...swept].flatMap((year) => openYearly(Number(year)).map((duty) => opened(duty, '2022-03-01')))
    for (const [person, items] of mustKnow(day, open)) {
      const before = sent.filter((one) => one.to === person && one.day < day).at(-1)
      const today = sent.find((one) => one.to === person && one.day === day)
      const news = items.some(({ due }) => !before || !tells(before, due))
      const disturbs = mayDisturb(day, items)
      if (news && !disturbs) quiet += 1
      expect([day, person, today !== undefined]).toEqual([day, person, news && disturbs])
      if (today) expect(items.filter(({ due }) => !tells(today, due))).toEqual([])
    }
  }
  expect(irregular.at(-1)?.day.slice(0, 4)).not.toBe('2022')
  expect(quiet).toBeGreaterThan(0)
}, 60_000)
