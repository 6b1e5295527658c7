import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../platform.ts'
import { approvedInspection, stored } from '../inspecting/samples.ts'
import { order, publishedInspection, rechecked, reviewingPlatform, sentReferral } from './files.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await reviewingPlatform()
})
afterAll(() => p.stop())

const close = (inspectionId: string, person = 'reviewer') => p.call(person, 'closeInspection', { inspectionId })
const typeOf = ({ body }: { body: unknown }) => (body as { type?: string }).type

describe('closing a file', () => {
  it('is refused while something is open, naming it in words, and changes nothing', async () => {
    const inspectionId = await publishedInspection(p, order)
    await sentReferral(p, inspectionId)
    const before = await stored(p, inspectionId)

    const { status, body } = await close(inspectionId)

    expect([status, body['type'], body['open']]).toEqual([
      409,
      'follow-up-open',
      ['责令改正：整改中', '抄告相关部门（示例市市场监管局）：已发出'],
    ])
    expect(JSON.stringify(body)).toContain('the order to rectify is ordered')
    expect(await stored(p, inspectionId)).toEqual(before)
  })

  it('ends the file once all is done; only a reopening with its reason changes it again', async () => {
    const inspectionId = await publishedInspection(p, order)
    await rechecked(p, inspectionId)

    const both = await Promise.all([close(inspectionId), close(inspectionId)])
    const late = await p.call('reviewer', 'referInspection', {
      inspectionId,
      kind: 'judicial',
      recipient: '示例',
      reason: '示例',
    })
    const silent = await p.call('approver', 'reopenInspection', { inspectionId, reason: '  ' })
    const reopened = await p.call('approver', 'reopenInspection', { inspectionId, reason: '发现新线索' })

    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect([typeOf(late), typeOf(silent)]).toEqual(['wrong-state', 'reason-required'])
    expect(reopened.body).toMatchObject({ state: 'published', closings: [{ reopened: { reason: '发现新线索' } }] })
  })

  it('waits for the publication, or for the decision that the law forbids it', async () => {
    const inspectionId = await approvedInspection(p)
    const early = await close(inspectionId)
    const ground = { inspectionId, basis: '政府信息公开条例第十四条', reason: '涉密' }
    const withheld = await p.call('approver', 'withholdResult', ground)
    await p.settle()
    const { body } = await p.call('clerk', 'listDeadlines', { year: '2022', limit: 200 })

    expect(typeOf(early)).toBe('wrong-state')
    expect(withheld.body.state).toBe('withheld')
    expect(body.items.find(({ object }) => object === inspectionId)?.closed).toMatchObject({ by: 'result.withheld' })
    expect((await close(inspectionId)).body.state).toBe('closed')
    const page = new TextDecoder().decode(
      await p.bucket('site').get(`140900/finance/targets/${withheld.body.targetId}/index.json`),
    )
    const { visits } = JSON.parse(page) as { visits: { inspectionId: string; state: string }[] }
    expect(visits.find((visit) => visit.inspectionId === inspectionId)?.state).toBe('withheld')
    expect(page).not.toMatch(/涉密|十四条/)
  })

  it('is for the reviewer of the file, and for whoever took over his work once he has left', async () => {
    const inspectionId = await publishedInspection(p)
    const foreign = await close(inspectionId, 'reviewer-2')
    const read = await p.store('people').get('reviewer')
    const left = { ...read.record, handedOverTo: 'reviewer-2', inactiveFrom: '2022-07-20' }
    await p.ports.table.transact([p.store('people').replace(read, left).item], 'left')

    const successor = await close(inspectionId, 'reviewer-2')

    expect(typeOf(foreign)).toBe('not-your-file')
    expect(successor.body.state).toBe('closed')
    await p.ports.table.transact(
      [p.store('people').replace(await p.store('people').get('reviewer'), read.record).item],
      'back',
    )
  })

  it('shows its day on the public page', async () => {
    const inspectionId = await publishedInspection(p)
    await close(inspectionId)
    await p.settle()

    const twin = await p.bucket('site').get(`140900/finance/results/${inspectionId}/index.json`)

    expect(JSON.parse(new TextDecoder().decode(twin))).toMatchObject({ closedOn: '2022-07-20' })
  })
})

describe('the desks', () => {
  it('list what waits, the oldest first, and let it go when it is done', async () => {
    const listed = async (desk: string) => {
      await p.settle()
      const { body } = await p.call('reviewer', 'listWaiting', { desk, limit: 200 })
      return body.items.map(({ inspectionId }) => inspectionId)
    }
    const inspectionId = await publishedInspection(p, order)
    const followed = await listed('follow-up')
    await rechecked(p, inspectionId)
    const closable = await listed('closing')
    await close(inspectionId)

    expect(followed).toContain(inspectionId)
    expect(closable).toContain(inspectionId)
    expect([...(await listed('closing')), ...(await listed('follow-up'))]).not.toContain(inspectionId)
  })
})
