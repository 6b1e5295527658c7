import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../../../functions/stores/commit.ts'
import type { Notice } from '../../../functions/stores/notices.ts'
import type { Obligation } from '../../../shared/domain/clock/obligation.ts'
import { sampleOfficer } from '../../domain/clock/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleAct } from '../stores/sample-act.ts'

let p: TestPlatform
/** What the channel does before it takes a message. */
let onSend: (notice: Notice) => void = () => undefined
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
          onSend(notice)
          return ports.notices.send(notice)
        },
      },
    }),
  })
})
afterAll(() => p.stop())

/** The day's run at 8:30 in Asia/Shanghai; gives the subjects that arrived, in the order of their readers. */
async function sweptOn(day: string): Promise<string[]> {
  const before = (await p.mailbox.all()).length
  await p.clock.set(`${day}T00:30:00Z`)
  await p.runSchedule('sweepReminders')
  const sent = (await p.mailbox.all()).slice(before).toSorted((a, b) => (a.to.join() < b.to.join() ? -1 : 1))
  return sent.map(({ subject, to }) => `${subject} → ${to.join()}`)
}

async function deadlines(year: string) {
  return (await p.call('auditor', 'listDeadlines', { year })).body.items
}

/** The registry says that an officer was entered. */
async function openCertificate(id: string): Promise<void> {
  const store = p.store('officers')
  const read = await store.get(id)
  await commit(p.ports.table, {
    writes: [store.replace(read, read.record)],
    event: { type: 'registry.changed', object: `officers/${id}`, payload: { kind: 'officers' } },
    answer: {},
    act: sampleAct(p),
  })
  await p.settle()
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

  it('rises to the head the first working day after and to the leading group’s office the third, and lists all that is due', async () => {
    expect(await sweptOn('2022-04-15')).toEqual([`【今日到期】${filing} → clerk`, `【还剩15天】${plan} → publisher`])
    expect(await sweptOn('2022-04-16')).toEqual([])
    expect(await sweptOn('2022-04-18')).toEqual([`【已逾期3天】${filing} → clerk`, `【已逾期3天】${filing} → head`])
    expect(await sweptOn('2022-04-19')).toEqual([`【已逾期4天】${filing} → clerk`])
    expect(await sweptOn('2022-04-20')).toEqual([
      `【已逾期5天】${filing} → clerk`,
      `【已逾期5天】${filing} → supervisor`,
    ])
  })

  it('keeps a refused message with its failure, fails its run, sends the others, and sends it with the next run', async () => {
    onSend = ({ to }) => {
      if (to.includes('clerk')) throw new Error('the channel answers 500')
    }
    await p.clock.set('2022-04-25T00:30:00Z')
    const before = (await p.mailbox.all()).length

    await expect(p.runSchedule('sweepReminders')).rejects.toThrow('Reminders failed')
    const others = (await p.mailbox.all())
      .slice(before)
      .map(({ to }) => to.join())
      .sort()
    const failed = (await p.call('auditor', 'listReminders', {})).body.items.filter(({ failure }) => failure)
    onSend = () => undefined
    const next = await sweptOn('2022-04-25')

    expect(others).toEqual(['head', 'publisher', 'supervisor'])
    expect(failed).toMatchObject([{ state: 'claimed', to: 'clerk', failure: expect.stringContaining('500') }])
    expect(next).toEqual([`【已逾期10天】${filing} → clerk`])
  })

  it('tells on the next day what the channel refused all day', async () => {
    onSend = () => {
      throw new Error('the channel answers 500')
    }
    await p.clock.set('2022-04-26T00:30:00Z')
    await expect(p.runSchedule('sweepReminders')).rejects.toThrow('Reminders failed')
    onSend = () => undefined

    const next = await sweptOn('2022-04-27')

    expect(next).toEqual([`【已逾期12天】${filing} → clerk`, `【还剩3天】${plan} → publisher`])
    expect((await p.store('reminders').get('2022-04-26-clerk')).record).toMatchObject({ state: 'claimed' })
  })

  it('takes over what an interrupted run had claimed, but not before that run must have ended', async () => {
    await p.clock.set('2022-04-28T00:30:00Z')
    const claimed = { ...(await p.call('auditor', 'listReminders', {})).body.items[0] }
    const id = '2022-04-28-clerk'
    await p.put('reminders', {
      ...claimed,
      id,
      to: 'clerk',
      state: 'claimed',
      claimedAt: '2022-04-28T00:29:00.000Z',
    } as never)

    const during = await sweptOn('2022-04-28')
    await p.clock.set('2022-04-28T00:45:00Z')
    await p.runSchedule('sweepReminders')
    const after = (await p.mailbox.all()).at(-1)
    await p.runSchedule('sweepReminders')

    expect(during).toEqual([])
    expect(after).toMatchObject({ to: ['clerk'], subject: `【已逾期13天】${filing}` })
    expect((await p.mailbox.all()).at(-1)?.id).toBe(after?.id)
    expect((await p.store('reminders').get(id)).record.state).toBe('sent')
  })

  it('rests on a holiday, but not when something is due on it', async () => {
    const day29 = await sweptOn('2022-04-29')
    const saturdayDue = await sweptOn('2022-04-30')
    const holiday = await sweptOn('2022-05-01')
    const next = await sweptOn('2022-05-05')

    expect(day29).toEqual([`【已逾期14天】${filing} → clerk`, `【还剩1天】${plan} → publisher`])
    expect(saturdayDue).toEqual([`【今日到期】${plan} → publisher`])
    expect(holiday).toEqual([])
    expect(next).toEqual([
      `【已逾期20天】${filing} → clerk`,
      `【已逾期20天】${filing}等 2 项，逾期 2 项 → head`,
      `【已逾期5天】${plan} → publisher`,
      `【已逾期20天】${filing} → supervisor`,
    ])
  })

  it('reads what is due alone, and nothing of the history or of what is far off', async () => {
    await sweptOn('2022-05-06')
    queried = []

    await sweptOn('2022-05-07')

    expect(queried.map(({ id }) => id)).toEqual([
      'wake/2022-05-06/plan-filed/2022',
      'wake/2022-05-06/plan-public/2022',
      'wake/2022-05-07/plan-filed/2022',
      'wake/2022-05-07/plan-public/2022',
    ])
  })

  it('opens the next year when the clock passes the year’s end, and goes on with what stayed open', async () => {
    const sent = await sweptOn('2023-01-03')

    expect(await deadlines('2023')).toHaveLength(7)
    expect(sent).toContain(`【已逾期263天】${filing}等 5 项，逾期 5 项 → clerk`)
    expect(sent).toContain(`【已逾期263天】${filing}等 7 项，逾期 7 项 → supervisor`)
    expect(sent.some((line) => line.includes('2023年'))).toBe(false)
    expect(await sweptOn('2023-01-03')).toEqual([])
  })

  it('keeps what opens after the day’s message for the next working day', async () => {
    const officer = { ...sampleOfficer, certificate: { from: '2018-12-01', to: '2023-01-10' } }
    await p.put('officers', officer)
    await openCertificate(officer.id)

    const sameDay = await sweptOn('2023-01-03')
    const next = await sweptOn('2023-01-04')

    expect(sameDay.filter((line) => line.endsWith('clerk'))).toEqual([])
    expect((await p.mailbox.all()).findLast(({ to }) => to.includes('clerk'))?.text).toContain(
      '【还剩6天】执法证到期换证',
    )
    expect(next.some((line) => line.endsWith('→ clerk'))).toBe(true)
  })

  it('lists reminders newest first, one for each person and day', async () => {
    const { items } = (await p.call('auditor', 'listReminders', { limit: 200 })).body
    const sent = items.filter(({ state }) => state === 'sent')

    expect(items[0]).toMatchObject({ day: '2023-01-04', state: 'sent' })
    expect(items.filter(({ state }) => state !== 'sent').map(({ id }) => id)).toEqual(['2022-04-26-clerk'])
    expect(new Set(items.map(({ day, to }) => `${day} ${to}`)).size).toBe(items.length)
    expect(sent).toHaveLength((await p.mailbox.all()).length)
  })

  it('sends a message again by hand, once for each time that it is asked for', async () => {
    const before = (await p.mailbox.all()).length
    const resend = () =>
      p.call('operator', 'askForResend', { reminderId: '2022-05-05-head' }, { idempotencyKey: 'again' })

    const [first, repeated] = [await resend(), await resend()]
    await p.settle()
    await p.settle()

    const mails = (await p.mailbox.all()).slice(before)
    expect([first.status, repeated.status]).toEqual([202, 202])
    expect(mails).toMatchObject([{ to: ['head'], subject: `【重发】【已逾期20天】${filing}等 2 项，逾期 2 项` }])
    expect((await p.store('reminders').get('2022-05-05-head')).record.resends).toMatchObject([
      { askedBy: 'operator', sentAt: expect.stringContaining('2023-01-04') },
    ])
  })

  it('shows in the reminder that sending again failed, and takes the next try', async () => {
    onSend = () => {
      throw new Error('the channel hangs')
    }
    await p.call('clerk', 'askForResend', { reminderId: '2022-05-05-publisher' })
    await p.settle()
    onSend = () => undefined
    await p.call('clerk', 'askForResend', { reminderId: '2022-05-05-publisher' })
    await p.settle()

    const { resends } = (await p.store('reminders').get('2022-05-05-publisher')).record
    expect(resends).toMatchObject([{ failure: expect.stringContaining('hangs') }, { sentAt: expect.any(String) }])
  })

  it.each([
    ['clerk', '2022-05-05-nobody', 404],
    ['clerk', 'told/clerk', 404],
    ['officer-01', '2022-05-05-head', 403],
    [undefined, '2022-05-05-head', 401],
  ])('refuses %s to send %s again', async (person, reminderId, status) => {
    expect((await p.call(person, 'askForResend', { reminderId })).status).toBe(status)
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
