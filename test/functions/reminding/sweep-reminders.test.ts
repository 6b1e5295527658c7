import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Obligation } from '../../../shared/domain/clock/obligation.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
/** What the channel does before it takes a message. */
let onSend: () => void = () => undefined
/** Obligations that were read by a query since it was emptied. */
let queried: Obligation[] = []

beforeAll(async () => {
  p = await platform({
    now: '2022-03-01T00:30:00Z',
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        query: async (range) => {
          const page = await ports.table.query(range)
          if (range.partition.startsWith('obligation#'))
            queried.push(...page.rows.map((row) => row.record as Obligation))
          return page
        },
      },
      notices: {
        send: async (notice) => {
          onSend()
          await ports.notices.send(notice)
        },
      },
    }),
  })
})
afterAll(() => p.stop())

/** The day's run at 8:30 in Asia/Shanghai; gives the subjects that arrived, each with its readers. */
async function sweptOn(day: string): Promise<string[]> {
  const before = (await p.mailbox.all()).length
  await p.clock.set(`${day}T00:30:00Z`)
  await p.runSchedule('sweepReminders')
  return (await p.mailbox.all()).slice(before).map(({ subject, to }) => `${subject} → ${to.join()}`)
}

async function deadlines(year: string) {
  return (await p.call('auditor', 'listDeadlines', { year })).body.items
}

const filing = '内部抽查计划报领导小组办公室备案（2022年4月15日）'
const plan = '年度抽查计划（含联合抽查）向社会公示（2022年4月30日）'

describe('the morning sweep', () => {
  it('opens the year’s deadlines in the order of their due days, once', async () => {
    await sweptOn('2022-03-01')
    await sweptOn('2022-03-01')

    const dates = (await deadlines('2022')).map(({ dueOn, rule }) => `${dueOn} ${rule}`)
    expect(dates).toEqual([
      '2022-04-15 plan-filed',
      '2022-04-30 plan-public',
      '2022-06-10 half-year-summary',
      '2022-06-30 item-list',
      '2022-06-30 working-rules',
      '2022-09-30 results-reported',
      '2022-12-10 self-check',
    ])
    expect((await p.call('auditor', 'listDeadlines', {})).body.items).toHaveLength(7)
    expect(await p.mailbox.all()).toEqual([])
  })

  it('pages the deadlines by a cursor', async () => {
    const first = await p.call('auditor', 'listDeadlines', { year: '2022', limit: 4 })
    const rest = await p.call('auditor', 'listDeadlines', { year: '2022', limit: 4, cursor: first.body.next })

    expect(first.body.items).toHaveLength(4)
    expect(rest.body.items.map(({ rule }) => rule)).toEqual(['working-rules', 'results-reported', 'self-check'])
  })

  it('reminds whoever must act 15 days before, once however often it runs that day', async () => {
    const sent = await sweptOn('2022-03-31')
    const again = await sweptOn('2022-03-31')
    const [one, other] = [p.runSchedule('sweepReminders'), p.runSchedule('sweepReminders')]
    await Promise.all([one, other])

    expect(sent).toEqual([`【还剩15天】${filing} → clerk`])
    expect(again).toEqual([])
    expect(await p.mailbox.all()).toHaveLength(1)
  })

  it('sends once when two runs race for the same reminder', async () => {
    await p.clock.set('2022-04-08T00:30:00Z')

    await Promise.all([p.runSchedule('sweepReminders'), p.runSchedule('sweepReminders')])

    const subjects = (await p.mailbox.all()).slice(1).map(({ subject }) => subject)
    expect(subjects).toEqual([`【还剩7天】${filing}`])
  })

  it('sends the most pressing once, late and with the days really left, after three days without a run', async () => {
    const sent = await sweptOn('2022-04-13')

    expect(sent).toEqual([`【还剩2天】${filing} → clerk`])
  })

  it('rises to the head the first working day after, and to the leading group’s office the third', async () => {
    expect(await sweptOn('2022-04-15')).toEqual([`【今日到期】${filing} → clerk`, `【还剩15天】${plan} → publisher`])
    expect(await sweptOn('2022-04-16')).toEqual([])
    expect(await sweptOn('2022-04-18')).toEqual([`【已逾期3天】${filing} → clerk`, `【已逾期3天】${filing} → head`])
    await sweptOn('2022-04-19')
    expect(await sweptOn('2022-04-20')).toEqual([
      `【已逾期5天】${filing} → clerk`,
      `【已逾期5天】${filing} → head`,
      `【已逾期5天】${filing} → supervisor`,
    ])
  })

  it('keeps a refused message with its failure, fails its run, sends the others, and sends it with the next run', async () => {
    let refused = 0
    onSend = () => {
      if (refused++ === 0) throw new Error('the channel answers 500')
    }
    await p.clock.set('2022-04-21T00:30:00Z')
    const before = (await p.mailbox.all()).length

    await expect(p.runSchedule('sweepReminders')).rejects.toThrow('Reminders failed')
    const others = (await p.mailbox.all()).slice(before).map(({ to }) => to.join())
    const failed = (await p.call('auditor', 'listReminders', {})).body.items.filter(({ failure }) => failure)
    onSend = () => undefined
    const next = await sweptOn('2022-04-21')

    expect(others).toEqual(['head', 'supervisor'])
    expect(failed).toMatchObject([{ state: 'claimed', level: 'actor', failure: expect.stringContaining('500') }])
    expect(next).toEqual([`【已逾期6天】${filing} → clerk`])
  })

  it('takes over what an interrupted run had claimed, but not before that run must have ended', async () => {
    await p.clock.set('2022-04-22T00:30:00Z')
    const claimed = { ...(await p.call('auditor', 'listReminders', {})).body.items[0] }
    const id = `2022-04-22/2022-04-15/plan-filed/2022/head`
    await p.put('reminders', { ...claimed, id, state: 'claimed', claimedAt: '2022-04-22T00:29:00.000Z' } as never)

    const during = await sweptOn('2022-04-22')
    await p.clock.set('2022-04-22T00:45:00Z')
    await p.runSchedule('sweepReminders')
    const after = (await p.mailbox.all()).at(-1)
    await p.runSchedule('sweepReminders')

    expect(during.map((line) => line.split(' → ')[1])).toEqual(['clerk', 'supervisor'])
    expect(after).toMatchObject({ to: ['head'], subject: `【已逾期7天】${filing}` })
    expect((await p.mailbox.all()).at(-1)?.id).toBe(after?.id)
    expect((await p.store('reminders').get(id)).record.state).toBe('sent')
  })

  it('reads what is due alone, and nothing of the history or of what is far off', async () => {
    await sweptOn('2022-04-22')
    queried = []

    await sweptOn('2022-04-25')

    expect(queried.map(({ id }) => id)).toEqual([
      'wake/2022-04-22/plan-filed/2022',
      'wake/2022-04-23/plan-public/2022',
      'wake/2022-04-24/plan-filed/2022',
    ])
  })

  it('opens the next year when the clock passes the year’s end, and goes on with what stayed open', async () => {
    const sent = await sweptOn('2023-01-03')

    expect(await deadlines('2023')).toHaveLength(7)
    expect(sent).toContain(`【已逾期263天】${filing} → supervisor`)
    expect(sent.some((line) => line.includes('2023年'))).toBe(false)
    expect(await sweptOn('2023-01-03')).toEqual([])
  })

  it('lists reminders newest first, none of them left claimed', async () => {
    const { items } = (await p.call('auditor', 'listReminders', { limit: 200 })).body

    expect(items[0]).toMatchObject({ moment: '2023-01-03', state: 'sent' })
    expect(items.filter(({ state }) => state !== 'sent')).toEqual([])
    expect(items).toHaveLength((await p.mailbox.all()).length)
  })

  it.each([
    ['listDeadlines', { year: '22' }, 400],
    ['listDeadlines', { colour: 'red' }, 400],
    ['listDeadlines', { cursor: 'nonsense' }, 400],
    ['listReminders', { limit: '0' }, 400],
    ['listReminders', { year: '2022' }, 400],
  ] as const)('refuses %s %j', async (name, input, status) => {
    expect((await p.call('clerk', name, input)).status).toBe(status)
  })

  it('shows deadlines only to those signed in', async () => {
    expect((await p.call(undefined, 'listDeadlines', {})).status).toBe(401)
    expect((await p.call(undefined, 'listReminders', {})).status).toBe(401)
  })
})
