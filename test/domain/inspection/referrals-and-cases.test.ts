import { describe, expect, it } from 'vitest'
import { caseConcluded, caseDeclined, caseFiled, caseHandedOver } from '../../../shared/domain/inspection/file-case.ts'
import { recheckConfirmed, recheckRecorded } from '../../../shared/domain/inspection/rectify.ts'
import {
  referralConcluded,
  referralIssued,
  referralProposed,
  referralReceived,
  referralWithdrawn,
} from '../../../shared/domain/inspection/refer.ts'
import { approved, approver, inspector, order, refused, reviewer, submitted } from './review-samples.ts'
import { noon } from './samples.ts'

const today = '2022-08-10'
const hand = { who: reviewer, today }
const sign = { who: approver, today }
const given = { id: 'r', kind: 'judicial', recipient: '示例市公安局', reason: '涉嫌犯罪' } as const
const proposed = referralProposed(approved(), given, { who: reviewer, today: '2022-08-01' })
const sent = referralIssued(proposed, 'r', { number: '示例移〔2022〕1号', on: '2022-08-02' }, sign)
const received = referralReceived(sent, 'r', { on: '2022-08-04', number: '示例收〔2022〕1号' }, hand)

describe('a referral', () => {
  it('leaves when somebody else has signed it, and ends with its outcome', () => {
    const done = referralConcluded(received, 'r', { kind: 'handled', on: '2022-08-09', text: '已立案侦查' }, hand)

    expect([proposed, sent, received, done].map(({ referrals }) => referrals[0]?.state)).toEqual([
      'proposed',
      'sent',
      'received',
      'concluded',
    ])
    expect(done.referrals[0]).toMatchObject({ ...given, issued: { by: 'approver' }, outcome: { by: 'reviewer' } })
  })

  it('has no receipt before it was sent and no outcome before its receipt', () => {
    expect(() => referralReceived(proposed, 'r', { on: today, number: '1' }, hand)).toThrow(refused('wrong-state'))
    expect(() => referralConcluded(sent, 'r', { kind: 'handled', on: today, text: 'x' }, hand)).toThrow(
      refused('wrong-state'),
    )
    expect(() => referralReceived(received, 'r', { on: today, number: '1' }, hand)).toThrow(refused('wrong-state'))
  })

  it('has its days in order', () => {
    const early = [
      () => referralIssued(proposed, 'r', { number: '1', on: '2022-07-31' }, sign),
      () => referralReceived(sent, 'r', { on: '2022-08-01', number: '1' }, hand),
      () => referralConcluded(received, 'r', { kind: 'handled', on: '2022-08-03', text: 'x' }, hand),
      () => referralReceived(sent, 'r', { on: '2022-08-11', number: '1' }, hand),
    ]

    for (const each of early) expect(each).toThrow(refused('day-not-acceptable'))
  })

  it('is not signed by its proposer nor by anybody who inspected', () => {
    const proposer = { ...reviewer, roles: ['reviewer', 'approver'] }
    const letter = { number: '1', on: '2022-08-02' }

    expect(() => referralIssued(proposed, 'r', letter, { who: proposer, today })).toThrow(refused('four-eyes'))
    expect(() => referralIssued(proposed, 'r', letter, { who: inspector, today })).toThrow(refused('four-eyes'))
    expect(() => referralProposed(approved(), given, { who: inspector, today })).toThrow(refused('four-eyes'))
  })

  it('is taken back with a reason, before its receipt', () => {
    expect(referralWithdrawn(sent, 'r', '收件单位有误', hand).referrals[0]?.state).toBe('withdrawn')
    expect(() => referralWithdrawn(sent, 'r', ' ', hand)).toThrow(refused('reason-required'))
    expect(() => referralWithdrawn(received, 'r', '有误', hand)).toThrow(refused('wrong-state'))
    expect(() => referralWithdrawn(sent, 'no-such', '有误', hand)).toThrow(refused('not-found'))
  })

  it('waits for the approval', () => {
    expect(() => referralProposed(submitted(), given, hand)).toThrow(refused('wrong-state'))
  })
})

describe('a case', () => {
  const filing = { id: 'c', unit: '示例市综合执法支队', reason: '拒不改正' }
  const handed = caseHandedOver(approved({ disposition: 'case-filing' }), filing, {
    who: reviewer,
    today: '2022-08-01',
  })
  const filed = caseFiled(handed, 'c', { number: '示例立〔2022〕1号', on: '2022-08-05' }, hand)
  const outcome = { kind: 'penalty', number: '示例罚〔2022〕1号', on: '2022-08-10', text: '警告' } as const

  it('is handed over, filed and concluded', () => {
    expect([handed, filed, caseConcluded(filed, 'c', outcome, hand)].map(({ cases }) => cases?.[0]?.state)).toEqual([
      'handed-over',
      'filed',
      'concluded',
    ])
  })

  it('has no outcome before it was filed, and is filed or declined once', () => {
    expect(() => caseConcluded(handed, 'c', outcome, hand)).toThrow(refused('wrong-state'))
    expect(() => caseDeclined(filed, 'c', { reason: '证据不足', on: today }, hand)).toThrow(refused('wrong-state'))
    expect(caseDeclined(handed, 'c', { reason: '证据不足', on: today }, hand).cases?.[0]?.state).toBe('declined')
    expect(() => caseFiled(handed, 'c', { number: '1', on: '2022-07-31' }, hand)).toThrow(refused('day-not-acceptable'))
  })

  it('is one at a time, and not by whoever inspected', () => {
    expect(() => caseHandedOver(handed, { ...filing, id: 'd' }, hand)).toThrow(refused('already-exists'))
    expect(() => caseHandedOver(approved(), filing, { who: inspector, today })).toThrow(refused('four-eyes'))
    expect(() => caseFiled(handed, 'no-such', { number: '1', on: today }, hand)).toThrow(refused('not-found'))
  })

  it('takes over an order whose recheck failed', () => {
    const recheck = { on: '2022-07-25', outcome: 'failed', finding: '未改' } as const
    const at = { now: noon, today }
    const failed = recheckConfirmed(recheckRecorded(approved(order), recheck, { by: 'SX0900-01', ...at }), {
      by: 'SX0900-02',
      ...at,
    })

    expect(caseHandedOver(failed, filing, hand).rectification).toMatchObject({ state: 'case-filed', caseId: 'c' })
    expect(caseHandedOver(approved(order), filing, hand).rectification).toMatchObject({ state: 'ordered' })
  })
})
