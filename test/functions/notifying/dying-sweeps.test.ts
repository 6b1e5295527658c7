import { afterAll, beforeAll, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
/** How many transactions still go through before one is lost, with everything after it; undefined: all go through. */
let untilDeath: number | undefined

beforeAll(async () => {
  const dead = () => untilDeath !== undefined && untilDeath < 0
  p = await platform({
    now: '2022-05-09T00:30:00Z',
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          if (untilDeath !== undefined) untilDeath -= 1
          if (dead()) throw new Error('the Lambda died')
          await ports.table.transact(items, token)
        },
      },
      notices: {
        send: async (notice) => {
          if (dead()) throw new Error('the Lambda died')
          return ports.notices.send(notice)
        },
      },
    }),
  })
  await p.runSchedule('sweepReminders')
})
afterAll(() => p.stop())

/** Monday to Friday from 16 May: filing and plan are overdue, so clerk and publisher hear each day, head and supervisor on Mondays. */
const days = [
  '2022-05-16',
  '2022-05-17',
  '2022-05-18',
  '2022-05-19',
  '2022-05-20',
  '2022-05-23',
  '2022-05-24',
  '2022-05-25',
]

it.each(days.map((day, at) => [day, at]))(
  'tells everybody on %s although the sweep died at its transaction %i, twice only who was being marked',
  async (day, at) => {
    const before = (await p.mailbox.all()).length
    untilDeath = at
    await p.clock.set(`${day}T00:30:00Z`)
    await p.runSchedule('sweepReminders').catch(() => undefined)
    const died = untilDeath < 0
    untilDeath = undefined
    await p.runSchedule('sweepReminders')
    await p.clock.set(`${day}T00:46:00Z`)
    await p.runSchedule('sweepReminders')
    await p.runSchedule('sweepReminders')

    const readers = (await p.mailbox.all()).slice(before).map(({ to }) => to.join())
    const monday = day === '2022-05-16' || day === '2022-05-23'
    const must = monday ? ['clerk', 'head', 'publisher', 'supervisor'] : ['clerk', 'publisher']
    expect(died).toBe(at < 2 + 2 * must.length)
    expect([...new Set(readers)].sort()).toEqual(must)
    for (const person of must) {
      expect(readers.filter((one) => one === person).length).toBeLessThanOrEqual(2)
      expect((await p.store('reminders').get(`${day}-${person}`)).record.state).toBe('sent')
    }
    if (at < 1) expect(readers).toHaveLength(must.length)
  },
)
