import { describe, expect, it } from 'vitest'
import { calendarWith } from '../../../shared/domain/clock/calendar.ts'
import { closedBy, opened } from '../../../shared/domain/clock/obligation.ts'
import { countedDuty, namedDuty, openYearly, reckonedAgain } from '../../../shared/domain/clock/owed.ts'

const inspection = { object: 'draw-1-target-1' }

describe('deadlines', () => {
  it('opens the dates of the notice for a year, in the order of their due days', () => {
    const dates = openYearly(2022).map(({ owed }) => [owed.dueOn, owed.rule, owed.owedBy])

    expect(dates).toEqual([
      ['2022-04-15', 'plan-filed', 'clerk'],
      ['2022-04-30', 'plan-public', 'publisher'],
      ['2022-06-10', 'half-year-summary', 'clerk'],
      ['2022-06-30', 'item-list', 'clerk'],
      ['2022-06-30', 'working-rules', 'clerk'],
      ['2022-09-30', 'results-reported', 'reviewer'],
      ['2022-12-10', 'self-check', 'clerk'],
    ])
    expect(openYearly(2022)[0]?.owed).toMatchObject({
      zh: '内部抽查计划报领导小组办公室备案',
      source: '忻双随机办〔2022〕2号 三（四）',
      arithmetic: { zh: '每年4月15日前', en: 'each year by 04-15' },
    })
  })

  it('makes a result owed 20 working days after the inspection ended, with the reckoning', () => {
    const { owed } = countedDuty('result-public', '2022-09-20', inspection)

    expect(owed).toMatchObject({
      dueOn: '2022-10-21',
      countedFrom: '2022-09-20',
      source: expect.stringContaining('第二十六条'),
    })
    expect(owed.arithmetic.en).toContain('1-7 October closed, 8 and 9 October worked')
    expect(owed).not.toHaveProperty('provisional')
  })

  it('makes officers owed 2 working days after the draw, over a long weekend', () => {
    expect(countedDuty('officers-matched', '2022-09-09', inspection).owed.dueOn).toBe('2022-09-14')
  })

  it('counts by weekends in a year not announced, says so, and reckons again once it is', () => {
    const obligation = opened(countedDuty('result-public', '2026-12-15', inspection), '2026-12-16')
    const announced = calendarWith({
      2027: { closed: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-10-01'], worked: [] },
    })

    const again = reckonedAgain(obligation, announced)

    expect(obligation).toMatchObject({ dueOn: '2027-01-12', provisional: true })
    expect(obligation.arithmetic.zh).toContain('2027年放假安排尚未公布')
    expect(reckonedAgain(obligation)).toBeUndefined()
    expect(again?.owed).toMatchObject({ dueOn: '2027-01-13', object: inspection.object, countedFrom: '2026-12-15' })
    expect(again?.owed).not.toHaveProperty('provisional')
  })

  it('reckons again with the working days that went with the record', () => {
    const duty = countedDuty('referral-received', '2026-12-30', inspection, { workingDays: 3 })
    const announced = calendarWith({ 2027: { closed: ['2027-01-01', '2027-01-02', '2027-01-03'], worked: [] } })

    expect(duty.owed).toMatchObject({ dueOn: '2027-01-04', provisional: true, workingDays: 3 })
    expect(reckonedAgain(opened(duty, '2026-12-30'), announced)?.owed).toMatchObject({
      dueOn: '2027-01-05',
      workingDays: 3,
    })
  })

  it('leaves alone what is not provisional', () => {
    const named = namedDuty('rectification', '2022-08-31', inspection)

    expect(reckonedAgain(opened(named, '2022-08-01'))).toBeUndefined()
    expect(named.owed.dueOn).toBe('2022-08-31')
  })

  it('is in time on the due day and late for ever from the day after', () => {
    const obligation = opened(namedDuty('rectification', '2022-08-31', inspection), '2022-08-01')

    expect(closedBy(obligation, { on: '2022-08-31', by: 'rectification.closed' }).closed?.late).toBe(false)
    expect(closedBy(obligation, { on: '2022-09-01', by: 'rectification.closed' }).closed?.late).toBe(true)
  })
})
