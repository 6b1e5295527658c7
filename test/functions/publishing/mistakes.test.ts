import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleDisclosure } from '../exchanging/sample-disclosures.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform({ now: '2022-09-26T02:00:00Z' })
  for (let n = 1; n <= 3; n++) await p.put('disclosures', sampleDisclosure(n))
})
afterAll(() => p.stop())

const [first, second, third] = [1, 2, 3].map((n) => sampleDisclosure(n).id) as [string, string, string]
const report = (person: string, inspectionId: string, more: object = {}) =>
  p.call(person, 'reportMistake', { inspectionId, knownOn: '2022-09-26', what: '示例：结果录错', ...more })

async function deadlines(inspectionId: string): Promise<string[]> {
  await p.settle()
  const { items } = (await p.call('auditor', 'listDeadlines', { year: '2022', limit: '200' })).body
  return items
    .filter(({ rule, object, movedTo }) => rule === 'mistake-ended' && object.startsWith(inspectionId) && !movedTo)
    .map(({ dueOn, closed }) => `${dueOn} ${closed ? `${closed.on} ${closed.by} ${closed.late}` : 'open'}`)
}

async function waiting(person: string): Promise<string[]> {
  const { items } = (await p.call(person, 'listMyWaiting', {})).body
  return items.filter(({ kind }) => kind.startsWith('mistake')).map(({ kind, dueOn }) => `${kind} ${dueOn}`)
}

async function toldOn(day: string): Promise<string[]> {
  const before = (await p.mailbox.all()).length
  await p.clock.set(`${day}T00:30:00Z`)
  await p.runSchedule('sweepReminders')
  const sent = (await p.mailbox.all()).slice(before).filter(({ text }) => text.includes('公示有误'))
  return sent.map(({ to }) => to.join()).sort()
}

describe('a public result that somebody knows to be wrong', () => {
  it('is owed an end within three working days, over the holiday, and its publisher is reminded until it has one', async () => {
    const reported = await report('clerk', first)

    expect(reported.status).toBe(201)
    expect(reported.body.mistakes).toMatchObject([{ id: 'mistake-1', reportedBy: 'clerk' }])
    expect(await deadlines(first)).toEqual(['2022-09-29 open'])
    expect(await waiting('publisher')).toEqual(['mistake-to-end 2022-09-29'])
    expect(await waiting('head')).toEqual(['mistake-to-judge 2022-09-29'])
    expect(await toldOn('2022-09-28')).toEqual(['publisher'])
    expect(await toldOn('2022-09-29')).toEqual(['publisher'])
    expect(await toldOn('2022-09-30')).toEqual(['head', 'publisher'])
  })

  it('is withdrawn late where it is, from the day on which it was known first, whatever day is given then', async () => {
    const withdrawn = await p.call('publisher', 'withdrawDisclosure', {
      inspectionId: first,
      reason: '示例更正',
      knownOn: '2022-09-30',
    })

    expect(withdrawn.status).toBe(200)
    expect(withdrawn.body.former?.at(-1)).toMatchObject({ knownOn: '2022-09-26', dueOn: '2022-09-29' })
    expect(await deadlines(first)).toEqual(['2022-09-29 2022-09-30 result.withdrawn true'])
    expect(await waiting('publisher')).toEqual([])
    expect((await report('clerk', first)).body).toMatchObject({ type: 'wrong-state' })
  })

  it('keeps its late end in the record though nobody had reported it', async () => {
    await p.call('publisher', 'withdrawDisclosure', { inspectionId: second, reason: '示例', knownOn: '2022-09-19' })

    expect(await deadlines(second)).toEqual(['2022-09-22 2022-09-30 result.withdrawn true'])
  })

  it('stays as it is when somebody else finds the report unfounded, and is no business of the clock any more', async () => {
    await report('approver', third, { knownOn: '2022-09-30' })
    const dismiss = (person: string, mistakeId = 'mistake-1', reason = '示例：经核实无误') =>
      p.call(person, 'dismissMistake', { inspectionId: third, mistakeId, reason })

    await p.settle()
    expect(await waiting('approver')).toEqual([])
    const own = await dismiss('approver')
    const blank = await dismiss('head', 'mistake-1', ' ')
    const unknown = await dismiss('head', 'mistake-2')
    const dismissed = await dismiss('head')
    const again = await dismiss('head')

    expect([own.body, blank.body, unknown.body, again.body]).toMatchObject([
      { type: 'four-eyes' },
      { type: 'reason-required' },
      { type: 'not-found' },
      { type: 'not-found' },
    ])
    expect(dismissed.body).toMatchObject({
      state: 'published',
      mistakes: [{ ended: { how: 'dismissed', by: 'head' } }],
    })
    expect(await deadlines(third)).toEqual(['2022-10-10 2022-09-30 result.mistake-dismissed false'])
  })

  it.each([
    ['clerk', { knownOn: '2022-10-01' }, 422, 'day-not-acceptable'],
    ['clerk', { knownOn: '2020-01-01' }, 422, 'day-not-acceptable'],
    ['clerk', { what: '  ' }, 422, 'reason-required'],
    ['auditor', {}, 403, 'not-your-role'],
    ['officer-01', {}, 403, 'not-your-role'],
  ])('is not reported by %s with %j', async (person, more, status, type) => {
    const before = (await p.store('disclosures').get(third)).version

    const { status: answered, body } = await report(person, third, more)

    expect([answered, body]).toMatchObject([status, { type }])
    expect((await p.store('disclosures').get(third)).version).toBe(before)
  })

  it('says of the report nothing in public', async () => {
    const { record } = await p.store('disclosures').get(third)

    expect(JSON.stringify(record.view)).not.toContain('结果录错')
  })
})
