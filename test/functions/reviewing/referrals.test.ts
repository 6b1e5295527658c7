import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standardPolicy } from '../../../shared/domain/plan/task-policy.ts'
import type { TestPlatform } from '../../platform.ts'
import { approvedInspection, submittedInspection } from '../inspecting/samples.ts'
import { referral, reviewingPlatform, sentReferral } from './files.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await reviewingPlatform()
})
afterAll(() => p.stop())

const typeOf = ({ body }: { body: unknown }) => (body as { type?: string }).type
const deadlines = async (object: string) => {
  const { body } = await p.call('clerk', 'listDeadlines', { year: '2022', limit: 200 })
  const own = body.items.filter((each) => each.object.endsWith(object))
  return own.map(({ rule, closed }) => [rule, closed?.by])
}

describe('a referral', () => {
  it('is proposed once for one key, signed, received and concluded, each once', async () => {
    const inspectionId = await approvedInspection(p)
    const key = { idempotencyKey: 'refer-1' }
    const proposed = await p.call('reviewer', 'referInspection', { inspectionId, ...referral }, key)
    const again = await p.call('reviewer', 'referInspection', { inspectionId, ...referral }, key)
    const at = { inspectionId, referralId: proposed.body.referrals[0]?.id ?? '' }
    const receipt = { ...at, on: '2022-07-20', number: '示例〔2022〕1号' }
    const outcome = { ...at, kind: 'handled', on: '2022-07-20', text: '已处理' }

    const early = await p.call('reviewer', 'receiptReferral', receipt)
    await p.call('approver', 'issueReferral', { ...at, number: '示例函〔2022〕1号', on: '2022-07-20' })
    const before = await p.call('reviewer', 'concludeReferral', outcome)
    const received = await p.call('reviewer', 'receiptReferral', receipt)
    const twice = await p.call('reviewer', 'receiptReferral', receipt)
    const unknown = await p.call('reviewer', 'receiptReferral', { ...receipt, referralId: 'no-such' })
    const concluded = await p.call('reviewer', 'concludeReferral', outcome)

    expect(again.body).toEqual(proposed.body)
    expect([early, before, twice, unknown].map(typeOf)).toEqual([
      'wrong-state',
      'wrong-state',
      'wrong-state',
      'not-found',
    ])
    expect(received.body.referrals).toMatchObject([{ ...referral, state: 'received', receipt: { on: '2022-07-20' } }])
    expect(concluded.body.referrals).toMatchObject([{ state: 'concluded', outcome: { kind: 'handled' } }])
  })

  it('waits for the approval', async () => {
    const inspectionId = await submittedInspection(p)

    expect(typeOf(await p.call('reviewer', 'referInspection', { inspectionId, ...referral }))).toBe('wrong-state')
  })

  it('is owed its receipt and then its outcome', async () => {
    const inspectionId = await approvedInspection(p)
    const referralId = await sentReferral(p, inspectionId)
    await p.settle()
    const waiting = await deadlines(referralId)
    await p.call('reviewer', 'receiptReferral', { inspectionId, referralId, on: '2022-07-20', number: '1' })
    await p.settle()

    expect(waiting).toEqual([['referral-received', undefined]])
    expect(await deadlines(referralId)).toEqual([
      ['referral-received', 'referral.received'],
      ['referral-concluded', undefined],
    ])
  })
})

describe('the terms of letters', () => {
  const { id: _, ...words } = standardPolicy
  const due = async (object: string) => {
    const { body } = await p.call('clerk', 'listDeadlines', { year: '2022', limit: 200 })
    const own = body.items.filter((each) => each.object.endsWith(object))
    return own.map(({ rule, dueOn, source }) => [rule, dueOn, source])
  }

  it('are the department’s own, and those of letters that went before stay as they were', async () => {
    const inspectionId = await approvedInspection(p)
    const before = await sentReferral(p, inspectionId)
    const letterTerms = { receiptDays: 3, outcomeDays: 20, filingDays: 7 }
    const wrong = { ...words, letterTerms: { ...letterTerms, receiptDays: 0 } }
    const refused = await p.call('approver', 'editPolicy', wrong, { ifMatch: 1 })
    await p.call('approver', 'editPolicy', { ...words, letterTerms }, { ifMatch: 1 })

    const after = await sentReferral(p, inspectionId)
    await p.call('reviewer', 'receiptReferral', { inspectionId, referralId: after, on: '2022-07-20', number: '1' })
    const { body } = await p.call('reviewer', 'handOverCase', { inspectionId, unit: '示例支队', reason: '示例' })
    await p.settle()

    const source = '工作惯例；期限由本部门抽查规则设定'
    expect(refused.status).toBe(400)
    expect(await due(before)).toEqual([['referral-received', '2022-08-03', source]])
    expect(await due(after)).toEqual([
      ['referral-received', '2022-07-25', source],
      ['referral-concluded', '2022-08-17', source],
    ])
    expect(await due(body.cases?.[0]?.id ?? '')).toEqual([['case-filed', '2022-07-29', source]])
  })
})

describe('a case', () => {
  it('is owed its filing and its decision, and ends with it', async () => {
    const inspectionId = await approvedInspection(p, { disposition: 'case-filing' })
    const { body } = await p.call('reviewer', 'handOverCase', { inspectionId, unit: '示例支队', reason: '示例' })
    const caseId = body.cases?.[0]?.id ?? ''
    const outcome = {
      inspectionId,
      caseId,
      kind: 'penalty',
      number: '示例罚〔2022〕1号',
      on: '2022-07-20',
      text: '警告',
    }
    const early = await p.call('reviewer', 'concludeCase', outcome)
    await p.call('reviewer', 'recordCaseFiling', {
      inspectionId,
      caseId,
      number: '示例立〔2022〕1号',
      on: '2022-07-20',
    })

    const concluded = await p.call('reviewer', 'concludeCase', outcome)
    await p.settle()

    expect(typeOf(early)).toBe('wrong-state')
    expect(concluded.body.cases).toMatchObject([{ state: 'concluded', outcome: { kind: 'penalty', by: 'reviewer' } }])
    expect(await deadlines(caseId)).toEqual([
      ['case-filed', 'case.filed'],
      ['case-concluded', 'case.concluded'],
    ])
  })
})
