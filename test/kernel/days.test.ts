import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  chineseDay,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  parseDay,
  yearOf,
} from '../../shared/kernel/days.ts'

const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

describe('days in Asia/Shanghai', () => {
  it.each([
    ['2022-07-03T15:59:59.999Z', '2022-07-03'],
    ['2022-07-03T16:00:00.000Z', '2022-07-04'],
    ['2021-12-31T16:00:00.000Z', '2022-01-01'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
  ])('puts %s on %s', (instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected)
  })

  it('agrees with the time zone database', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(dayOf(instant)).toBe(shanghai.format(instant))
        },
      ),
    )
  })

  it('begins a day at 16:00 UTC of the one before', () => {
    expect(instantOf('2022-03-01').toISOString()).toBe('2022-02-28T16:00:00.000Z')
    expect(instantOf('2022-03-01', 9).toISOString()).toBe('2022-03-01T01:00:00.000Z')
  })

  it('holds all 24 hours of a day in that day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 23 }), (one, hour) => {
        expect(dayOf(instantOf(one, hour))).toBe(one)
      }),
    )
  })

  it('counts days forth and back alike', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
        const to = addDays(from, count)

        expect(daysBetween(from, to)).toBe(count)
        expect(addDays(to, -count)).toBe(from)
        expect(Math.sign(count)).toBe(to < from ? -1 : to > from ? 1 : 0)
      }),
    )
  })

  it.each([
    '2022-02-30',
    '2023-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-7-1',
    '20220701',
    '2022-07-01T00:00:00Z',
    '',
    '２０２２-07-01',
    ' 2022-07-01',
  ])('refuses "%s" as a day and names the field', (wrong) => {
    expect(isDay(wrong)).toBe(false)
    expect(() => parseDay(wrong, '起始日')).toThrow(
      expect.objectContaining({ code: 'day-not-legal', facts: { where: '起始日', day: wrong } }),
    )
  })

  it('takes the leap day of a leap year', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
    expect(addDays('2024-02-29', 365)).toBe('2025-02-28')
  })

  it('says a day as Chinese pages do', () => {
    expect(chineseDay('2022-07-01')).toBe('2022年7月1日')
    expect(yearOf('2022-07-01')).toBe(2022)
  })
})
