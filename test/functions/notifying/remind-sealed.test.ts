import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '../../../functions/stores/notices.ts'
import type { SealedFile } from '../../../shared/domain/inspection/sealed-referral.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
let sent: Notice[] = []
let dies = false
/** Whom the channel refuses. */
let refused = ''

const sealed = (notice: Notice) => notice.subject.includes('待办提醒')

beforeAll(async () => {
  p = await platform({
    now: '2022-08-01T00:30:00Z',
    wrapPorts: (ports) => ({
      ...ports,
      notices: {
        send: async (notice) => {
          if (sealed(notice) && notice.to.includes(refused)) throw new Error('the channel answers 500')
          if (sealed(notice)) sent.push(notice)
          return ports.notices.send(notice)
        },
      },
      table: {
        ...ports.table,
        transact: (items, token) => {
          const ours = items.some(({ put }) => put?.row['type'] === 'sealed.reminded')
          return dies && ours ? Promise.reject(new Error('killed')) : ports.table.transact(items, token)
        },
      },
    }),
  })
  const file: SealedFile = {
    id: 'draw-1-t',
    alias: '01J0000000000000000000000A',
    targetName: '示例一代理记账有限公司',
    referrals: [
      {
        id: 's',
        state: 'sent',
        recipient: '示例纪检监察组',
        reason: '线索示例',
        number: '示例密〔2022〕1号',
        sentBy: 'reviewer',
        sentOn: '2022-07-20',
      },
    ],
  }
  await p.put('sealedFiles', file)
})
afterAll(() => p.stop())
beforeEach(() => {
  sent = []
})

async function morningOf(day: string): Promise<void> {
  await p.clock.set(`${day}T00:30:00Z`)
  await p.runSchedule('sweepReminders').catch(() => undefined)
}

describe('a sealed referral whose receipt does not come', () => {
  it('is nobody’s business while its term runs', async () => {
    await morningOf('2022-08-03')

    expect(sent).toEqual([])
  })

  it('is told to its sender alone, once a week, in words that name nothing', async () => {
    for (const day of ['2022-08-04', '2022-08-05', '2022-08-11']) await morningOf(day)

    expect(sent.map(({ to }) => to)).toEqual([['reviewer'], ['reviewer']])
    expect(JSON.stringify(sent)).not.toMatch(/纪检|移送|线索|示例一|示例密/)
    const { body } = await p.call('clerk', 'listReminders', {})
    expect(JSON.stringify(body)).not.toContain('待办提醒')
  })

  it('is told once more when the process dies before it is marked, and not left untold', async () => {
    dies = true
    await morningOf('2022-08-18')
    dies = false
    await morningOf('2022-08-19')
    await morningOf('2022-08-20')

    expect(sent).toHaveLength(2)
  })

  it('is told to whoever took over the sender’s work', async () => {
    const read = await p.store('people').get('reviewer')
    const left = { ...read.record, inactiveFrom: '2022-08-22', handedOverTo: 'approver' }
    await p.ports.table.transact([p.store('people').replace(read, left).item], 'left')

    await morningOf('2022-08-29')

    expect(sent.map(({ to }) => to)).toEqual([['approver']])
  })

  it('is told once by two runs of the same morning at once', async () => {
    await p.clock.set('2022-09-12T00:30:00Z')

    await Promise.all([p.runSchedule('sweepReminders'), p.runSchedule('sweepReminders')])

    expect(sent.map(({ to }) => to)).toEqual([['approver']])
  })

  it('is told once to whom it reached, though another sender of the same file cannot be reached', async () => {
    const read = await p.store('sealedFiles').get('draw-1-t')
    const [referral] = read.record.referrals as [SealedFile['referrals'][0]]
    const { remindedOn: _, ...other } = { ...referral, id: 'b', sentBy: 'publisher' }
    await p.put('sealedFiles', {
      ...read.record,
      id: 'draw-1-b',
      alias: '01J0000000000000000000000C',
      referrals: [{ ...other, id: 'c', sentBy: 'supervisor' }, other],
    })
    refused = 'publisher'
    for (const day of ['2022-09-13', '2022-09-14']) await morningOf(day)
    refused = ''
    await morningOf('2022-09-15')

    expect(sent.map(({ to }) => to)).toEqual([['supervisor'], ['publisher']])
    const { record, version } = await p.store('sealedFiles').get('draw-1-b')
    expect(record.referrals.map(({ remindedOn, remindingSince }) => [remindedOn, remindingSince])).toEqual([
      ['2022-09-13', undefined],
      ['2022-09-15', undefined],
    ])
    await p.ports.table.transact(
      [p.store('sealedFiles').replace({ record, version }, { ...record, referrals: [] }).item],
      'gone',
    )
  })

  it('is told though another one before it cannot be, which is told on the next morning', async () => {
    const read = await p.store('sealedFiles').get('draw-1-t')
    const [referral] = read.record.referrals as [SealedFile['referrals'][0]]
    const { remindedOn: _, ...other } = { ...referral, id: 'a', sentBy: 'publisher' }
    await p.put('sealedFiles', {
      ...read.record,
      id: 'draw-1-a',
      alias: '01J0000000000000000000000B',
      referrals: [other],
    })
    refused = 'publisher'
    await p.clock.set('2022-09-20T00:30:00Z')
    await expect(p.runSchedule('sweepReminders')).rejects.toThrow('A reminder of its own was not sent')
    const first = sent.map(({ to }) => to)
    refused = ''
    await morningOf('2022-09-21')

    expect(first).toEqual([['approver']])
    expect(sent.slice(1).map(({ to }) => to)).toEqual([['publisher']])
  })
})
