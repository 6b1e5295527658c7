import { describe, expect, it } from 'vitest'
import { calendarWith } from '../../../shared/domain/clock/calendar.ts'
import overrideFile from '../../../shared/domain/clock/calendar-override.json' with { type: 'json' }
import { readOverride } from '../../../shared/domain/clock/read-override.ts'
import { explainWorkingDays, workingDaysAfter } from '../../../shared/domain/clock/working-days.ts'

const source = '示例通知〔2026〕1号'
const year2027 = {
  source,
  closed: ['2027-01-01/2027-01-03', '2027-02-05/2027-02-11', '2027-04-05', '2027-10-01/2027-10-07'],
  worked: ['2027-02-14', '2027-10-09'],
}

describe('the yearly override file', () => {
  it('that is shipped can be read', () => {
    expect(() => readOverride(overrideFile)).not.toThrow()
  })

  it('brings a year announced after the release: counts go on into it', () => {
    const calendar = calendarWith(readOverride({ 2027: year2027 }))

    expect(() => workingDaysAfter('2026-12-20', 20)).toThrow(expect.objectContaining({ code: 'calendar-unknown' }))
    expect(explainWorkingDays('2027-02-04', 2, calendar)).toMatchObject({
      due: '2027-02-14',
      en: '2 working days from 2027-02-04, 5-11 February closed, 14 February worked, → 2027-02-14',
    })
    expect(workingDaysAfter('2026-12-20', 20, calendar)).toBe('2027-01-18')
  })

  it('replaces the whole of a year that the library has', () => {
    const calendar = calendarWith(readOverride({ 2022: { source, closed: ['2022-10-01/2022-10-03'], worked: [] } }))

    expect(calendar.isWorkingDay('2022-10-04')).toBe(true)
    expect(calendar.isWorkingDay('2022-10-08')).toBe(false)
    expect(calendar.isWorkingDay('2023-01-02')).toBe(false)
  })

  it.each([
    ['no source', { ...year2027, source: ' ' }, 'has no source'],
    ['30 February', { ...year2027, closed: ['2027-02-30'] }, '"2027-02-30" is no day and no run of days'],
    ['a run backwards', { ...year2027, closed: ['2027-02-05/2027-02-01'] }, 'runs backwards'],
    ['a run of a month', { ...year2027, closed: ['2027-02-01/2027-02-28'] }, 'over 20 days'],
    ['a day of another year', { ...year2027, closed: ['2026-05-01'] }, '2026-05-01 is a day of another year'],
    ['a Monday that is worked', { ...year2027, worked: ['2027-02-15'] }, 'is no weekend day'],
    ['a day both closed and worked', { ...year2027, worked: ['2027-02-06'] }, '2027-02-06 is both closed and worked'],
    ['half a notice', { ...year2027, closed: ['2027-01-01'] }, 'does not close National Day'],
  ])('with %s is refused where it stands', (_, year, said) => {
    expect(() => readOverride({ 2027: year })).toThrow(`calendar-override.json: 2027: `)
    expect(() => readOverride({ 2027: year })).toThrow(said)
  })

  it('under a name that is no year is refused', () => {
    expect(() => readOverride({ next: year2027 })).toThrow('next: is not a year')
  })
})
