import { describe, expect, it } from 'vitest'
import { indicator, recordsOf, type YearOfRecords } from '../../../shared/domain/indicators/indicators.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Referral } from '../../../shared/domain/inspection/referral.ts'
import { sampleInspection } from '../clock/samples.ts'

const { result, ...unseen } = sampleInspection
const looked = result as NonNullable<Inspection['result']>
const inspection = (id: string, more: Partial<Inspection> = {}): Inspection => ({ ...unseen, id, ...more })
const ended = (endedOn: string, method: 'on-site' | 'online' = 'on-site') => ({ ...looked, endedOn, method })
const year = (inspections: readonly Inspection[], today = '2022-10-25'): YearOfRecords => ({
  today,
  tasks: [],
  inspections,
  obligations: [],
})

describe('the time to publication', () => {
  it('is counted in working days over National Day, to the day on which the term ends and the day after', () => {
    const told = indicator(
      'time-to-publication',
      year([
        inspection('in time', { state: 'published', result: ended('2022-09-20'), publishedOn: '2022-10-21' }),
        inspection('late', { state: 'published', result: ended('2022-09-20'), publishedOn: '2022-10-24' }),
        inspection('same day', { state: 'published', result: ended('2022-09-20'), publishedOn: '2022-09-20' }),
      ]),
    )

    expect(told).toMatchObject({ counted: 2, total: 3, goal: 1, met: false })
    expect(told.measured).toEqual({ of: 'working-days', values: 3, sum: 41, average: 13.67, median: 20, most: 21 })
  })

  it('holds what is overdue today against the term, and leaves out what still has time or is withheld', () => {
    const told = recordsOf(
      'time-to-publication',
      year([
        inspection('overdue', { state: 'approved', result: ended('2022-09-20') }),
        inspection('has time', { state: 'approved', result: ended('2022-10-20') }),
        inspection('withheld', { state: 'withheld', result: ended('2022-09-20') }),
        inspection('not seen'),
      ]),
    )

    expect(told).toMatchObject([{ of: 'inspections/overdue', counts: false, value: 22 }])
  })
})

describe('the burden on enterprises', () => {
  it('is visits: several tasks on one day are one, a check on paper or online is none', () => {
    const told = indicator(
      'visits-per-enterprise',
      year([
        inspection('1', { targetId: 'a', result: ended('2022-07-06') }),
        inspection('2', { targetId: 'a', taskId: '2022-2', result: ended('2022-07-06') }),
        inspection('3', { targetId: 'b', result: ended('2022-07-06') }),
        inspection('4', { targetId: 'b', result: ended('2022-08-17') }),
        inspection('5', { targetId: 'c', result: ended('2022-07-06', 'online') }),
        inspection('6', { targetId: 'd', state: 'called-off' }),
      ]),
    )

    expect(told).toMatchObject({ counted: 1, total: 2, share: 0.5 })
    expect(told.measured).toEqual({ of: 'visits', values: 2, sum: 3, average: 1.5, median: 1, most: 2 })
  })
})

describe('what is open', () => {
  it('has its age: orders since they were given, those past their term apart', () => {
    const told = indicator(
      'open-rectifications',
      year([
        inspection('1', { rectification: { ordered: '2022-10-15', dueOn: '2022-10-31' } }),
        inspection('2', { rectification: { ordered: '2022-09-25', dueOn: '2022-10-10' } }),
        inspection('3', { rectification: { ordered: '2022-01-01', dueOn: '2022-01-10', closedOn: '2022-01-09' } }),
      ]),
    )

    expect(told).toMatchObject({ counted: 2, total: 3 })
    expect(told.measured).toEqual({ of: 'days', values: 2, sum: 40, average: 20, median: 10, most: 30 })
    expect(told.groups.map(({ group, counted, total }) => `${group} ${counted}/${total}`)).toEqual([
      '已办结 0/1',
      '已超期 1/1',
      '期限内 1/1',
    ])
  })

  it('has its age: referrals since they were issued, until the receipt', () => {
    const referral = (more: Partial<Referral>): Referral => ({
      id: 'r',
      kind: 'inter-agency',
      state: 'sent',
      recipient: '示例税务局',
      reason: '示例',
      proposedBy: 'reviewer',
      proposedOn: '2022-10-01',
      issued: { number: '示例〔2022〕1号', on: '2022-10-15', by: 'approver' },
      ...more,
    })
    const { issued: _, ...proposed } = referral({})
    const referrals = [
      referral({}),
      referral({ receipt: { on: '2022-10-20', number: '1' } }),
      referral({ withdrawn: { on: '2022-10-20', reason: '示例', by: 'reviewer' } }),
      proposed,
    ]

    const told = indicator('open-referrals', year([inspection('1', { referrals })]))

    expect(told).toMatchObject({ counted: 1, total: 2, measured: { values: 1, sum: 10, most: 10 } })
  })

  it('measures nothing where there is nothing', () => {
    expect(indicator('open-referrals', year([])).measured).toEqual({ of: 'days', values: 0, sum: 0 })
    expect(indicator('disclosure-rate', year([]))).not.toHaveProperty('measured')
  })
})
