import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WaitingLine } from '../../../shared/domain/inspection/waiting.ts'
import type { RouteName, TestPlatform } from '../../platform.ts'
import { addPhoto, record, stored, submittedInspection } from '../inspecting/samples.ts'
import { reviewingPlatform } from './files.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await reviewingPlatform()
})
afterAll(() => p.stop())

const items = [{ itemId: 'F-01', reason: '意见不明' }]
const typeOf = ({ body }: { body: unknown }) => (body as { type?: string }).type

describe('a review', () => {
  it('returns with a reason for each item, which stays, and approves the mended record', async () => {
    const inspectionId = await submittedInspection(p, { onSite: visitOn('2022-07-20') })

    const silent = await p.call('reviewer', 'reviewResult', { inspectionId, decision: 'returned', reason: '再查' })
    const returned = await p.call('reviewer', 'reviewResult', { inspectionId, decision: 'returned', items })
    await record(p, inspectionId, { opinion: '逐项核对，未发现问题', onSite: visitOn('2022-07-20') })
    await addPhoto(p, inspectionId)
    await p.call('officer-02', 'confirmResult', { inspectionId })
    const sheet = await p.call('reviewer', 'getReview', { inspectionId })
    const approved = await p.call('reviewer', 'reviewResult', { inspectionId, decision: 'approved' })

    expect([silent.status, typeOf(silent), returned.body.state]).toEqual([422, 'return-names-nothing', 'returned'])
    expect(sheet.body.changed).toMatchObject({
      named: items,
      untouched: ['F-01'],
      fields: [{ zh: '处理意见', before: '未发现问题', after: '逐项核对，未发现问题' }],
    })
    expect(sheet.body.changed?.photosAdded).toHaveLength(1)
    expect([approved.body.state, approved.body.reviews.map(({ reason }) => reason)]).toEqual([
      'approved',
      ['意见不明', undefined],
    ])
  })

  it('lets one of two decisions made at once', async () => {
    const inspectionId = await submittedInspection(p)

    const both = await Promise.all([
      p.call('reviewer', 'reviewResult', { inspectionId, decision: 'approved' }),
      p.call('reviewer-2', 'reviewResult', { inspectionId, decision: 'returned', items }),
    ])
    const again = await p.call('reviewer', 'reviewResult', { inspectionId, decision: 'approved' })

    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(again.status).toBe(409)
    expect((await stored(p, inspectionId)).reviews).toHaveLength(1)
  })

  it('is not for officers, and of a file that is not there', async () => {
    const inspectionId = await submittedInspection(p)
    const acts: [string, RouteName, object][] = [
      ['officer-01', 'reviewResult', { inspectionId, decision: 'approved' }],
      ['officer-01', 'getReview', { inspectionId }],
      ['reviewer', 'getReview', { inspectionId: 'foreign' }],
      ['reviewer', 'listInspectionHistory', { inspectionId: 'foreign' }],
      ['reviewer', 'reviewResult', { inspectionId: 'foreign', decision: 'approved' }],
      ['reviewer', 'referInspection', { inspectionId: 'foreign', kind: 'judicial', recipient: 'x', reason: 'x' }],
      ['reviewer', 'closeInspection', { inspectionId: 'foreign' }],
    ]

    const answers = await Promise.all(acts.map(([who, route, input]) => p.call(who, route, { ...input })))

    expect(answers.map(typeOf)).toEqual([
      'not-your-role',
      'not-your-role',
      'not-found',
      'not-found',
      'not-found',
      'not-found',
      'not-found',
    ])
  })

  it('shows the whole history, with who did what', async () => {
    const inspectionId = await submittedInspection(p)
    await p.call('reviewer', 'reviewResult', { inspectionId, decision: 'returned', items })

    const { body } = await p.call('reviewer', 'getReview', { inspectionId })
    const versions = await p.call('auditor', 'listInspectionHistory', { inspectionId, limit: 2 })

    expect(body.history.map(({ by, zh }) => [by, zh])).toEqual([
      [undefined, '派发检查组：SX0900-01、SX0900-02'],
      ['system', expect.stringMatching(/^照片通过检查：/)],
      ['officer-01', '录入检查结果'],
      ['officer-02', '待审核'],
      ['reviewer', '已退回（F-01：意见不明）'],
    ])
    expect(body.clock).toMatchObject({ endedOn: '2022-07-20', workingDaysLeft: 20 })
    expect(versions.body.items.map(({ by }) => by)).toEqual(['reviewer', 'officer-02', 'officer-01'])
    expect(versions.body.next).toBeDefined()
  })

  it('gives each photo an address at which its very bytes are', async () => {
    const inspectionId = await submittedInspection(p)

    const { body } = await p.call('reviewer', 'getReview', { inspectionId })
    const [photo] = body.photos

    const fetched = async (address = '') => Buffer.from(await (await fetch(address)).arrayBuffer())
    const [original, web] = [await fetched(photo?.original), await fetched(photo?.web)]
    expect([sha256(original), sha256(web)]).toEqual([photo?.photo.sha256, photo?.photo.derivative?.web.sha256])
    expect(photo).toMatchObject({ silent: true, flags: [] })
  })
})

describe('the reviewers’ desk', () => {
  it('lists the oldest first with its age, a page at a time, and marks what is overdue', async () => {
    const now = p.clock.now()
    const early = await submittedInspection(p)
    await p.settle()
    await p.clock.set('2022-07-28T02:00:00Z')
    const late = await submittedInspection(p, { endedOn: '2022-07-28', onSite: visitOn('2022-07-28') })
    await p.settle()

    const listed: WaitingLine[] = []
    let cursor: string | undefined
    do {
      const { body } = await p.call('reviewer', 'listWaiting', {
        desk: 'review',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      })
      listed.push(...body.items)
      cursor = body.next
    } while (cursor)
    const bad = await p.call('reviewer', 'listWaiting', { desk: 'review', cursor: 'nonsense' })
    await p.clock.set(now.toISOString())

    const [first, last] = [early, late].map((id) => listed.find(({ inspectionId }) => inspectionId === id))
    expect(first).toMatchObject({ since: '2022-07-20', workingDays: 6, dueOn: '2022-07-27', overdue: true })
    expect(last).toMatchObject({ since: '2022-07-28', workingDays: 0, overdue: false })
    expect(listed.map(({ since }) => since)).toEqual(listed.map(({ since }) => since).toSorted())
    expect(new Set(listed.map(({ inspectionId }) => inspectionId)).size).toBe(listed.length)
    expect(typeOf(bad)).toBe('bad-cursor')
  })
})

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function visitOn(day: string) {
  return { arrivedAt: `${day}T01:00:00Z`, leftAt: `${day}T01:30:00Z`, certificatesShown: true }
}
