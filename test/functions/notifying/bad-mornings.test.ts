import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../../../functions/stores/commit.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { sampleInspection } from '../../domain/clock/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleAct } from '../stores/sample-act.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform({ now: '2023-01-03T00:30:00Z' })
})
afterAll(() => p.stop())

/** The run at an instant; gives the urgency and the reader of what arrived about the rectification. */
async function sweptAt(instant: string): Promise<string[]> {
  const before = (await p.mailbox.all()).length
  await p.clock.set(instant)
  await p.runSchedule('sweepReminders')
  const sent = (await p.mailbox.all()).slice(before)
  return sent.filter(({ text }) => text.includes('责令改正')).map(({ text, to }) => `${urgencyIn(text)} → ${to.join()}`)
}

/** Of the rectification, wherever it stands in the message. */
function urgencyIn(text: string): string {
  return /【([^】]*)】责令改正/u.exec(text)?.[1] ?? text
}

/** The record says that it was ordered to put things right by a day. */
async function ordered(id: string, dueOn: string): Promise<void> {
  const inspection: Inspection = {
    ...sampleInspection,
    id,
    state: 'published',
    publishedOn: '2022-10-10',
    rectification: { ordered: '2023-01-03', dueOn },
  }
  await commit(p.ports.table, {
    writes: [p.store('inspections').create(inspection)],
    event: { type: 'inspection.approved', object: `inspections/${id}`, payload: {} },
    answer: {},
    act: { ...sampleAct(p), key: randomUUID(), eventId: randomUUID() },
  })
  await p.settle()
}

async function rectified(id: string, closedOn: string): Promise<void> {
  const read = await p.store('inspections').get(id)
  const rectification = { ...read.record.rectification, closedOn } as NonNullable<Inspection['rectification']>
  await commit(p.ports.table, {
    writes: [p.store('inspections').replace(read, { ...read.record, rectification })],
    event: { type: 'rectification.closed', object: `inspections/${id}`, payload: {} },
    answer: {},
    act: { ...sampleAct(p), key: randomUUID(), eventId: randomUUID() },
  })
  await p.settle()
}

const both = (urgency: string) => [`${urgency} → officer-01`, `${urgency} → officer-02`]

describe('Spring Festival of 2023, 21 to 27 January closed, 28 and 29 worked', () => {
  it('is silent about what is overdue, and goes on on the Saturday that is worked', async () => {
    await ordered('spring-1', '2023-01-19')

    const told: Record<string, string[]> = {}
    for (let day = 18; day <= 30; day++) {
      const sent = await sweptAt(`2023-01-${day}T00:30:00Z`)
      if (sent.length > 0) told[day] = sent.toSorted()
    }

    expect(told).toEqual({
      18: both('还剩1天'),
      19: both('今日到期'),
      20: ['已逾期1天 → head', ...both('已逾期1天')],
      28: ['已逾期9天 → head', ...both('已逾期9天')],
      29: ['已逾期10天 → supervisor', ...both('已逾期10天')].toSorted(),
      30: ['已逾期11天 → head', ...both('已逾期11天'), '已逾期11天 → supervisor'],
    })
    await rectified('spring-1', '2023-01-30')
  })

  it('tells of what falls due in it, on its day, though nobody works', async () => {
    await p.clock.set('2024-02-01T00:30:00Z')
    await p.runSchedule('sweepReminders')
    await ordered('spring-2', '2024-02-13')
    await sweptAt('2024-02-09T00:30:00Z')

    expect((await sweptAt('2024-02-12T00:30:00Z')).toSorted()).toEqual(both('还剩1天'))
    expect((await sweptAt('2024-02-13T00:30:00Z')).toSorted()).toEqual(both('今日到期'))
    expect(await sweptAt('2024-02-14T00:30:00Z')).toEqual([])
    expect((await sweptAt('2024-02-18T00:30:00Z')).toSorted()).toEqual(['已逾期5天 → head', ...both('已逾期5天')])
    await rectified('spring-2', '2024-02-18')
  })
})

describe('29 February', () => {
  it('is a day of its own: due on it, and one day after the 28th', async () => {
    await p.clock.set('2024-02-19T00:30:00Z')
    await ordered('leap', '2024-02-29')
    await sweptAt('2024-02-22T00:30:00Z')

    const told = []
    for (const day of ['02-26', '02-27', '02-28', '02-29', '03-01']) {
      told.push([day, ...(await sweptAt(`2024-${day}T00:30:00Z`)).filter((line) => line.endsWith('officer-01'))])
    }

    expect(told).toEqual([
      ['02-26', '还剩3天 → officer-01'],
      ['02-27'],
      ['02-28', '还剩1天 → officer-01'],
      ['02-29', '今日到期 → officer-01'],
      ['03-01', '已逾期1天 → officer-01'],
    ])
    await rectified('leap', '2024-03-01')
    const { record } = await p.store('obligations').get('2024-02-29/rectification/leap')
    expect(record.closed).toMatchObject({ on: '2024-03-01', late: true })
  })
})

describe('a clock that is an hour off', () => {
  it('sends once on the day, an hour early, in time and an hour late, and after it was put back', async () => {
    await p.clock.set('2024-03-04T00:30:00Z')
    await ordered('hour', '2024-03-19')
    const sent = []
    for (const hour of ['23:30', '00:30', '01:30', '00:30']) {
      const day = hour === '23:30' ? '2024-03-11' : '2024-03-12'
      sent.push(await sweptAt(`${day}T${hour}:00Z`))
    }

    expect(sent.map((lines) => lines.toSorted())).toEqual([both('还剩7天'), [], [], []])
  })

  it('goes by the day of Asia/Shanghai on both sides of midnight, and sends nothing twice when it is put back over it', async () => {
    const before = await sweptAt('2024-03-15T15:30:00Z')
    const after = await sweptAt('2024-03-15T16:30:00Z')
    const putBack = await sweptAt('2024-03-15T15:30:00Z')
    const again = await sweptAt('2024-03-15T16:30:00Z')
    const due = await sweptAt('2024-03-18T16:30:00Z')

    // On the 15th nothing new is to tell; on Saturday the 16th three days are left, and nobody is disturbed for that.
    expect([before, after, putBack, again]).toEqual([[], [], [], []])
    expect(due.toSorted()).toEqual(both('今日到期'))
  })
})

describe('a department that is renamed in mid-year', () => {
  it('is told under its new name, once, with its deadlines and what it was told before as they were', async () => {
    await p.clock.set('2024-03-20T00:30:00Z')
    await p.runSchedule('sweepReminders')
    const told = await p.store('reminders').get('2024-03-20-officer-01')
    const deadlines = (await p.call('auditor', 'listDeadlines', { year: '2024', limit: '200' })).body.items
    const { record } = await p.store('departments').get(p.department)

    const renamed = await p.call(
      'operator',
      'editDepartment',
      {
        name: '示例市财政金融局',
        leadingGroup: record.leadingGroup,
        head: record.head,
        leadingGroupContact: record.leadingGroupContact,
      },
      { ifMatch: '1' },
    )
    await p.settle()
    const sameDay = await sweptAt('2024-03-20T02:30:00Z')
    const before = (await p.mailbox.all()).length
    await sweptAt('2024-03-21T00:30:00Z')

    expect([renamed.status, renamed.body]).toMatchObject([200, {}])
    expect(sameDay).toEqual([])
    const next = (await p.mailbox.all()).slice(before)
    expect(next.length).toBeGreaterThan(0)
    expect(next.filter(({ text }) => !text.startsWith('示例市财政金融局 '))).toEqual([])
    expect(new Set(next.map(({ to }) => to.join())).size).toBe(next.length)
    expect((await p.store('reminders').get('2024-03-20-officer-01')).record).toEqual(told.record)
    expect((await p.call('auditor', 'listDeadlines', { year: '2024', limit: '200' })).body.items).toEqual(deadlines)
  })
})
