import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
let path: string

beforeAll(async () => {
  p = await platform({ now: '2022-03-01T01:00:00Z' })
  await p.runSchedule('sweepReminders')
  path = (await p.call('clerk', 'openCalendar', {})).body.path ?? ''
})
afterAll(() => p.stop())

async function fetched(url = path): Promise<{ status: number | undefined; type: unknown; text: string }> {
  const { statusCode, headers, body } = await p.request({ method: 'GET', url, headers: {} })
  return { status: statusCode, type: headers?.['content-type'], text: body ?? '' }
}

/** The file's lines, unfolded as RFC 5545 says. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('the calendar of a department', () => {
  it('is an iCalendar file with each deadline on its day, its rule and its alarms', async () => {
    const { status, type, text } = await fetched()

    const lines = linesOf(text)
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(lines.filter((line) => line.startsWith('DTSTART')).map((line) => line.split(':')[1])).toEqual([
      '20220415',
      '20220430',
      '20220610',
      '20220630',
      '20220630',
      '20220930',
      '20221210',
    ])
    expect(lines).toContain('SUMMARY:内部抽查计划报领导小组办公室备案')
    expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toContain('依据：忻双随机办〔2022〕2号')
    expect(lines.filter((line) => line.startsWith('TRIGGER')).slice(0, 3)).toEqual([
      'TRIGGER;RELATED=START:-P6DT15H',
      'TRIGGER;RELATED=START:-PT15H',
      'TRIGGER;RELATED=START:PT9H',
    ])
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })

  it('marks what is overdue, and moves an entry under the name it had', async () => {
    const uid = (text: string) => linesOf(text).find((line) => line.startsWith('UID:results-reported'))
    const before = uid((await fetched()).text)
    const { body } = await p.call('clerk', 'askForExtension', {
      obligationId: '2022-09-30/results-reported/2022',
      kind: 'extension',
      until: '2022-10-14',
      reason: '示例',
    })
    await p.call('approver', 'decideExtension', { extensionId: body.id, decision: 'granted', reason: '同意' })
    await p.settle()
    await p.clock.set('2022-04-18T01:00:00Z')

    const { text } = await fetched()

    expect(uid(text)).toBe(before)
    expect(text).toContain('DTSTART;VALUE=DATE:20221014')
    expect(text).not.toContain('DTSTART;VALUE=DATE:20220930')
    expect(linesOf(text)).toContain('SUMMARY:【已逾期】内部抽查计划报领导小组办公室备案')
  })

  it.each([
    ['a token of nobody’s', () => `${path}x`],
    ['another department', () => path.replace('finance', 'culture')],
  ])('is not shown to %s', async (_, url) => {
    expect((await fetched(url())).status).toBe(404)
  })

  it('ends when its opener leaves, or ends it; nobody else can', async () => {
    const { calendar, path: other } = (await p.call('head', 'openCalendar', {})).body
    const foreign = await p.call('clerk', 'revokeCalendar', { calendarId: calendar.id })
    const open = await fetched(other)
    await p.call('head', 'revokeCalendar', { calendarId: calendar.id })
    const ended = await fetched(other)
    const store = p.store('people')
    const clerk = await store.get('clerk')
    await p.ports.table.transact([store.replace(clerk, { ...clerk.record, inactiveFrom: '2022-04-18' }).item], 'leave')

    expect([foreign.status, open.status, ended.status]).toEqual([404, 200, 404])
    expect((await fetched()).status).toBe(404)
  })

  it('keeps no token: not with the calendar, and not with the answer, which comes without it the second time', async () => {
    const open = () => p.call('head', 'openCalendar', {}, { idempotencyKey: 'calendar-1' })
    const first = await open()
    const token = new URLSearchParams(first.body.path?.split('?')[1]).get('token') ?? ''
    const kept: string[] = []
    for await (const { record } of p.store('calendars').all()) kept.push(JSON.stringify(record))
    const { rows } = await p.ports.table.query({ partition: `idempotency#${p.department}`, limit: 100 })

    const again = await open()

    expect(token).toHaveLength(32)
    expect([kept.length, rows.length >= 3]).toEqual([3, true])
    expect(JSON.stringify([kept, rows])).not.toContain(token)
    expect([again.status, again.body.calendar.id, again.body.path]).toEqual([201, first.body.calendar.id, undefined])
  })
})
