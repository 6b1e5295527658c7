import { describe, expect, it } from 'vitest'
import { dutiesOfInspection } from '../../../shared/domain/clock/inspection-duties.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { approved, order, submitted } from '../inspection/review-samples.ts'

const told = (inspection: Inspection, rule: string) =>
  dutiesOfInspection(inspection)
    .filter(({ owed }) => owed.rule === rule)
    .map(({ owed, fulfilled }) => [owed.object.split('#')[1], owed.dueOn, fulfilled?.on, fulfilled?.by])

describe('what an inspection makes the department owe', () => {
  it('is a review of each submission, the earlier ones too, however late the events come', () => {
    const sent = {
      decision: 'returned',
      by: 'reviewer',
      at: '2022-07-14T02:00:00Z',
      submittedAt: '2022-07-13T02:00:00Z',
    }
    const again = { ...submitted(), reviews: [sent] } as Inspection

    expect(told(submitted(), 'review-decided')).toEqual([['review-1', '2022-07-27', undefined, undefined]])
    expect(told(again, 'review-decided')).toEqual([
      ['review-1', '2022-07-20', '2022-07-14', 'inspection.returned'],
      ['review-2', '2022-07-27', undefined, undefined],
    ])
  })

  it('is a recheck of each term to rectify, ended by the recheck whatever it found', () => {
    const ordered = approved(order)
    const failed = { on: '2022-08-18', outcome: 'failed', confirmed: { by: 'x', at: 'y' } }
    const rectification = {
      ...ordered.rectification,
      dueOn: '2022-09-30',
      earlierTerms: [{ from: '2022-07-20', dueOn: '2022-08-19' }],
      rechecks: [failed],
    }

    expect(told(ordered, 'rectification')).toEqual([[undefined, '2022-08-19', undefined, undefined]])
    expect(told({ ...ordered, rectification } as unknown as Inspection, 'rectification')).toEqual([
      [undefined, '2022-08-19', '2022-08-18', 'rectification.failed'],
      ['term-2', '2022-09-30', undefined, undefined],
    ])
  })

  it('is no publication once the law forbids it', () => {
    const withheld = { basis: 'x', reason: 'x', by: 'x', on: '2022-07-25' }

    expect(told({ ...approved(), state: 'withheld', withheld }, 'result-public')).toEqual([
      [undefined, '2022-08-17', '2022-07-25', 'result.withheld'],
    ])
  })

  it('is a receipt and an outcome of each referral that left, and nothing of one that did not', () => {
    const base = { id: 'r', kind: 'judicial', recipient: 'x', reason: 'x', proposedBy: 'x', proposedOn: '2022-07-20' }
    const issued = { number: '1', on: '2022-07-20', by: 'x' }
    const receipt = { number: '1', on: '2022-07-25' }
    const of = (more: object) => ({ ...approved(), referrals: [{ ...base, ...more }] }) as unknown as Inspection

    expect(dutiesOfInspection(of({ state: 'proposed' })).some(({ owed }) => owed.rule.startsWith('referral'))).toBe(
      false,
    )
    expect(told(of({ state: 'sent', issued }), 'referral-received')).toEqual([
      ['r', '2022-08-03', undefined, undefined],
    ])
    expect(told(of({ state: 'received', issued, receipt }), 'referral-concluded')).toEqual([
      ['r', '2022-10-21', undefined, undefined],
    ])
  })

  it('is the filing of a case, and its decision within ninety days', () => {
    const filed = { number: '1', on: '2022-08-01', by: 'x' }
    const handed = { id: 'c', unit: 'x', reason: 'x', handedBy: 'x', handedOn: '2022-07-20' }
    const inspection = { ...approved(), cases: [{ ...handed, state: 'filed', filed }] } as Inspection

    expect(told(inspection, 'case-filed')).toEqual([['c', '2022-08-10', '2022-08-01', 'case.filed']])
    expect(told(inspection, 'case-concluded')).toEqual([['c', '2022-10-30', undefined, undefined]])
  })
})
