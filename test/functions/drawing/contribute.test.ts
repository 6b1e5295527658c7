import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { frozen, putRegistries, sampleTask } from './fixtures.ts'

describe('a witness’s contribution', () => {
  let p: TestPlatform
  let tasks = 0
  let drawId: string
  let codes: string[]
  const give = (code: string | undefined, words: string, more: Record<string, unknown> = {}) =>
    p.call(undefined, 'contribute', { drawId, department: p.department, code: code ?? '', words, ...more })

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    const id = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id }))
    ;({ drawId, codes } = await frozen(p, id))
  })

  it('is recorded with who gave it and says who is still waited for', async () => {
    const answer = await give(codes[1], '山高水长')

    const { record } = await p.store('draws').get(drawId)
    expect(answer).toMatchObject({ status: 200, body: { drawId, by: '示例见证乙', waitingFor: ['示例见证甲'] } })
    expect(record.contributors[1]).toMatchObject({
      by: '示例见证乙',
      value: '山高水长',
      at: expect.stringMatching(/^2022-07-04T01:/),
    })
  })

  it('changes nothing when the same words come again, and is refused when others do', async () => {
    await give(codes[0], '山高水长')
    const before = await p.store('draws').get(drawId)

    const same = await give(codes[0], '山高水长')
    const other = await give(codes[0], '另一句话')

    expect(same).toMatchObject({ status: 200, body: { waitingFor: ['示例见证乙'] } })
    expect(other).toMatchObject({ status: 409, body: { type: 'contribution-not-expected', by: '示例见证甲' } })
    expect(await p.store('draws').get(drawId)).toEqual(before)
  })

  it('accepts a code typed from paper in small letters and groups', async () => {
    const typed = (codes[0] ?? '').toLowerCase().replace(/(.{4})(?=.)/g, '$1-')

    const answer = await give(typed, '山高水长')

    expect(answer).toMatchObject({ status: 200, body: { by: '示例见证甲' } })
  })

  it('is refused with a wrong code, or with the code of another draw', async () => {
    const own = drawId
    const id = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id }))
    const foreign = await frozen(p, id)
    drawId = own

    const wrong = await give('0'.repeat(24), '山高水长')
    const other = await give(foreign.codes[0], '山高水长')

    expect(wrong).toMatchObject({ status: 409, body: { type: 'contribution-not-expected' } })
    expect(other).toMatchObject({ status: 409, body: { type: 'contribution-not-expected' } })
  })

  it('takes both witnesses’ words when they send at the same moment', async () => {
    const answers = await Promise.all([give(codes[0], '甲'), give(codes[1], '乙')])

    const { record } = await p.store('draws').get(drawId)
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(record.contributors.map(({ value }) => value)).toEqual(['甲', '乙'])
  })

  it('is refused to a void draw', async () => {
    await p.call('approver', 'voidDraw', { drawId, reason: '示例理由' })

    const answer = await give(codes[0], '山高水长')

    expect(answer).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已作废' } })
  })

  it.each([
    ['nothing but spaces', '　 '],
    ['a control character', 'a\u0000b'],
    ['half a character', '\ud800'],
    ['more than 200 characters', '长'.repeat(201)],
  ])('refuses %s', async (_, words) => {
    const answer = await give(codes[0], words)

    expect(answer).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'words' } })
  })

  it('is not found in another department, nor under an unknown draw', async () => {
    const elsewhere = await give(codes[0], '山高水长', { department: '140900/health' })
    const unknown = await give(codes[0], '山高水长', { drawId: '01UNKNOWN' })

    expect(elsewhere).toMatchObject({ status: 404, body: { type: 'not-found' } })
    expect(unknown).toMatchObject({ status: 404, body: { type: 'not-found' } })
  })
})
