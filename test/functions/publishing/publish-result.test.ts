import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeRequest } from '../../../infra/local/api-client.ts'
import { sampleSubject } from '../../../infra/local/seed/people.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { item, officer, inspection as sample } from '../../pages/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'

type Result = NonNullable<Inspection['result']>

let count = 0

/** An approved inspection of its own for each test. */
async function approvedOne(p: TestPlatform, change: Partial<Inspection> = {}): Promise<string> {
  count += 1
  const id = `draw-${count}-${sample.targetId}`
  await p.put('inspections', {
    ...sample,
    publishedOn: undefined,
    id,
    drawId: `draw-${count}`,
    state: 'approved',
    ...change,
  })
  return id
}

function resultWith(change: Partial<Result>): Pick<Inspection, 'result'> {
  return { result: { ...(sample.result as Result), ...change } }
}

describe('publishing a result', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-08-05T01:00:00Z' })
    await p.put('items', item)
    await p.put('officers', officer)
  })
  afterAll(() => p.stop())

  const publish = (inspectionId: string, options = {}) =>
    p.call('publisher', 'publishResult', { inspectionId }, options)
  const preview = (inspectionId: string) => p.call('reviewer', 'previewResult', { inspectionId })
  const stateOf = async (id: string) => (await p.store('inspections').get(id)).record.state
  const disclosed = (id: string) => p.store('disclosures').find(id)

  it('records the disclosure with its frozen view and the inspection’s new state together', async () => {
    const id = await approvedOne(p)

    const answer = await publish(id)

    expect(answer).toMatchObject({
      status: 200,
      body: { path: `140900/finance/results/${id}/index.html`, publishedOn: '2022-08-05', dueOn: '2022-08-17' },
    })
    expect((await p.store('inspections').get(id)).record).toMatchObject({
      state: 'published',
      publishedOn: '2022-08-05',
    })
    expect((await disclosed(id))?.record).toMatchObject({
      state: 'published',
      publishedBy: 'publisher',
      dueOn: '2022-08-17',
      view: { inspectionId: id, officers: ['SX0900-01（示*）', 'SX0900-02'] },
    })
  })

  it('publishes what the preview showed, with the reckoning of its last day', async () => {
    const id = await approvedOne(p)

    const { body } = await preview(id)
    await publish(id)

    expect(body.dueOn).toBe('2022-08-17')
    expect(body.reckoning).toContain('20个工作日')
    expect((await disclosed(id))?.record.view).toEqual(body.view)
  })

  it('previews the masked page itself, as one file that loads nothing and says that it is a preview', async () => {
    const id = await approvedOne(p, { targetName: '示例甲', targetKind: 'sole-trader' })

    const token = await p.issuer.mint(sampleSubject('reviewer'), p.clock.now())
    const {
      statusCode,
      headers,
      body: page = '',
    } = await p.request(routeRequest('previewResultPage', { inspectionId: id }, { token }))

    expect([statusCode, headers?.['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page).toContain('预览，尚未公示')
    expect(page).toContain('<bdi>示*</bdi>')
    expect(page).not.toContain('示例甲')
    expect(page).toMatch(/最迟应于<time datetime="2022-08-17">/)
    expect(page).not.toMatch(/<(link|script|img)|(src|href)="(?!https:|#)/)
    expect(page).toContain(`href="https://site.mingchou.invalid/140900/finance/targets/`)
    expect(await disclosed(id)).toBeUndefined()
    expect(page).not.toContain('index.en.html')
    expect((await p.call('officer-01', 'previewResultPage', { inspectionId: id })).status).toBe(403)
  })

  it('names in the preview of the page a text that must not be public', async () => {
    const id = await approvedOne(p, resultWith({ opinion: '请致电 13800000000 联系' }))

    const answer = await p.call('publisher', 'previewResultPage', { inspectionId: id })

    expect(answer).toMatchObject({ status: 409, body: { type: 'not-disclosable', where: '处理意见' } })
  })

  it.each(['dispatched', 'recorded', 'submitted', 'returned', 'published'] as const)(
    'refuses an inspection in the state "%s"',
    async (state) => {
      const id = await approvedOne(p, { state })

      expect(await publish(id)).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
      expect(await disclosed(id)).toBeUndefined()
    },
  )

  it('refuses a text with a phone number, naming the field, and writes nothing', async () => {
    const id = await approvedOne(p, resultWith({ opinion: '请致电 13800000000 联系' }))

    const answer = await publish(id)

    expect(answer).toMatchObject({ status: 409, body: { type: 'not-disclosable', where: '处理意见', kind: 'phone' } })
    expect(await stateOf(id)).toBe('approved')
    expect(await disclosed(id)).toBeUndefined()
    expect(await preview(id)).toMatchObject({ status: 409, body: { type: 'not-disclosable', where: '处理意见' } })
  })

  it('is not kept back by a year whose working days are not announced, and says that the day is provisional', async () => {
    const id = await approvedOne(p, resultWith({ endedOn: '2099-07-20' }))

    const { body } = await preview(id)
    const answer = await publish(id)

    expect(body).toMatchObject({ dueOn: '2099-08-17', provisional: 2099 })
    expect(body.reckoning).toContain('暂按周末计算')
    expect(answer).toMatchObject({ status: 200, body: { dueOn: '2099-08-17' } })
    expect((await disclosed(id))?.record).toMatchObject({ dueProvisional: 2099 })
  })

  it('lets one of two publications at the same moment through', async () => {
    const id = await approvedOne(p)

    const answers = await Promise.all([publish(id), publish(id)])

    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect(answers.find(({ status }) => status !== 200)?.body['type']).toMatch(
      /changed-meanwhile|already-exists|wrong-state/,
    )
  })

  it('answers the same request the same, and another under its key not at all', async () => {
    const [id, other] = [await approvedOne(p), await approvedOne(p)]
    const key = { idempotencyKey: 'publish-once' }

    const first = await publish(id, key)
    const again = await publish(id, key)

    expect(again).toMatchObject({ status: 200, body: first.body, headers: { 'idempotent-replayed': 'true' } })
    expect(await publish(other, key)).toMatchObject({ status: 422, body: { type: 'key-reused' } })
    expect(await stateOf(other)).toBe('approved')
  })

  it('is the publisher’s alone; an unknown inspection is nobody’s', async () => {
    const id = await approvedOne(p)

    for (const person of ['reviewer', 'clerk', 'officer-01', 'auditor']) {
      expect((await p.call(person, 'publishResult', { inspectionId: id })).status).toBe(403)
    }
    expect((await p.call(undefined, 'publishResult', { inspectionId: id })).status).toBe(401)
    expect((await publish('unknown')).status).toBe(404)
    expect((await preview('unknown')).status).toBe(404)
    expect((await p.call('publisher', 'publishResult', { inspectionId: id, force: true })).status).toBe(400)
    expect(await stateOf(id)).toBe('approved')
  })

  it('previews nothing before there is a result', async () => {
    const id = await approvedOne(p, { state: 'dispatched', result: undefined as never })

    expect(await preview(id)).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
  })

  it('lists what is public, a page at a time', async () => {
    const first = await p.call('auditor', 'listDisclosures', { limit: '1' })
    const second = await p.call('auditor', 'listDisclosures', { limit: '1', cursor: String(first.body.next) })

    expect(first.body.items).toHaveLength(1)
    expect(second.body.items[0]?.id).not.toBe(first.body.items[0]?.id)
    expect((await p.call('auditor', 'listDisclosures', { cursor: 'made-up' })).body['type']).toBe('bad-cursor')
  })
})
