import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { approvedInspection, registerOfficers, stored, submittedInspection, visitTime } from './samples.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
  await p.put('people', {
    id: 'reviewer-2',
    name: '示例审核二',
    roles: ['reviewer'],
    pseudonym: 'p-reviewer-2',
  })
})
afterAll(() => p.stop())

const order = { disposition: 'order-to-rectify', rectifyBy: '2022-08-19' }
const referral = { kind: 'inter-agency', recipient: '示例市市场监管局', reason: '涉嫌无照经营' }

describe('an order to rectify', () => {
  it('is opened by the approval and closed once, with its proof', async () => {
    const inspectionId = await approvedInspection(p, order)
    const opened = (await stored(p, inspectionId)).rectification
    const proof = { inspectionId, proof: '复查：证照已公示', closedOn: '2022-07-20' }

    const both = await Promise.all([
      p.call('officer-01', 'closeRectification', proof),
      p.call('officer-02', 'closeRectification', proof),
    ])
    const again = await p.call('officer-01', 'closeRectification', proof)

    expect(opened).toEqual({ ordered: '2022-07-20', dueOn: '2022-08-19' })
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect([again.status, again.body['state']]).toEqual([409, '已办结'])
    expect((await stored(p, inspectionId)).rectification).toMatchObject({ closedOn: '2022-07-20' })
  })

  it('is not closed before the approval, by strangers, or where nothing was ordered', async () => {
    const proof = { proof: '复查', closedOn: '2022-07-20' }
    const early = await submittedInspection(p, order)
    const none = await approvedInspection(p)

    const answers = [
      await p.call('officer-01', 'closeRectification', { inspectionId: early, ...proof }),
      await p.call('officer-03', 'closeRectification', { inspectionId: none, ...proof }),
      await p.call('officer-01', 'closeRectification', { inspectionId: none, ...proof }),
      await p.call('reviewer', 'closeRectification', { inspectionId: none, ...proof }),
    ]

    expect(answers.map(({ body }) => body['type'])).toEqual([
      'wrong-state',
      'not-your-inspection',
      'not-found',
      'not-your-role',
    ])
  })
})

describe('a referral', () => {
  it('is sent once for one key, and received once', async () => {
    const inspectionId = await approvedInspection(p)
    const key = { idempotencyKey: 'refer-1' }
    const sent = await p.call('reviewer', 'referInspection', { inspectionId, ...referral }, key)
    const again = await p.call('reviewer', 'referInspection', { inspectionId, ...referral }, key)
    const receipt = {
      inspectionId,
      referralId: sent.body.referrals[0]?.id,
      on: '2022-07-20',
      number: '示例〔2022〕1号',
    }

    const received = await p.call('reviewer', 'receiptReferral', receipt)
    const twice = await p.call('reviewer', 'receiptReferral', receipt)
    const unknown = await p.call('reviewer', 'receiptReferral', { ...receipt, referralId: 'no-such' })

    expect(again.body).toEqual(sent.body)
    expect(received.body.referrals).toMatchObject([{ ...referral, sentBy: 'reviewer', receipt: { on: '2022-07-20' } }])
    expect([twice.status, unknown.status]).toEqual([409, 404])
  })

  it('waits for the approval', async () => {
    const inspectionId = await submittedInspection(p)

    const { status, body } = await p.call('reviewer', 'referInspection', { inspectionId, ...referral })

    expect([status, body['type']]).toEqual([409, 'wrong-state'])
  })

  it('refuses a receipt dated before it was sent', async () => {
    const inspectionId = await approvedInspection(p)
    const { body } = await p.call('reviewer', 'referInspection', { inspectionId, ...referral })

    const early = await p.call('reviewer', 'receiptReferral', {
      inspectionId,
      referralId: body.referrals[0]?.id,
      on: '2022-07-19',
      number: '1',
    })

    expect([early.status, early.body['type']]).toEqual([422, 'day-not-acceptable'])
  })

  it('to discipline inspection shows to its sender and the auditor alone, in every answer', async () => {
    const inspectionId = await approvedInspection(p, order)
    const secret = { kind: 'discipline', recipient: '示例市纪委监委', reason: '线索示例' }
    const sent = await p.call('reviewer', 'referInspection', { inspectionId, ...secret })
    await p.call('reviewer', 'referInspection', { inspectionId, ...referral })
    const kinds = async (person: string) =>
      (await p.call(person, 'getInspection', { inspectionId })).body.referrals.map(({ kind }) => kind)

    const listed = await p.call('publisher', 'listInspections', { limit: 200 })
    const closed = await p.call('officer-01', 'closeRectification', {
      inspectionId,
      proof: '复查',
      closedOn: '2022-07-20',
    })

    expect(sent.body.referrals).toHaveLength(1)
    expect(await kinds('reviewer')).toEqual(['discipline', 'inter-agency'])
    expect(await kinds('auditor')).toEqual(['discipline', 'inter-agency'])
    expect(await kinds('clerk')).toEqual(['inter-agency'])
    expect(await kinds('officer-01')).toEqual(['inter-agency'])
    expect(JSON.stringify([listed.body, closed.body])).not.toContain('纪委')
  })
})
