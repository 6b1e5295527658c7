import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { announcedYears } from '../../../shared/domain/clock/announced-years.ts'
import { calendarWith, weekendsWhereUnknown } from '../../../shared/domain/clock/calendar.ts'
import { explainWorkingDays, isWorkingDay, workingDaysAfter } from '../../../shared/domain/clock/working-days.ts'
import { addDays, type Day } from '../../../shared/kernel/days.ts'

/** By hand from the notices of 国务院办公厅 on each year’s holidays: closed runs, worked weekend days. */
const notices: Record<number, { closed: [Day, Day][]; worked: Day[] }> = {
  2022: {
    closed: [
      ['2022-01-01', '2022-01-03'],
      ['2022-01-31', '2022-02-06'],
      ['2022-04-03', '2022-04-05'],
      ['2022-04-30', '2022-05-04'],
      ['2022-06-03', '2022-06-05'],
      ['2022-09-10', '2022-09-12'],
      ['2022-10-01', '2022-10-07'],
    ],
    worked: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
  2023: {
    closed: [
      ['2022-12-31', '2023-01-02'],
      ['2023-01-21', '2023-01-27'],
      ['2023-04-05', '2023-04-05'],
      ['2023-04-29', '2023-05-03'],
      ['2023-06-22', '2023-06-24'],
      ['2023-09-29', '2023-10-06'],
    ],
    worked: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  2024: {
    closed: [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    worked: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  2025: {
    closed: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    closed: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}

const closedByNotice = new Set<Day>()
const workedByNotice = new Set<Day>()
for (const { closed, worked } of Object.values(notices)) {
  for (const [first, last] of closed) {
    for (let day = first; day <= last; day = addDays(day, 1)) closedByNotice.add(day)
  }
  for (const day of worked) workedByNotice.add(day)
}

describe('working days', () => {
  it('agrees with the State Council’s notices of 2022 to 2026 on every day up to 27 December 2026', () => {
    const wrong: Day[] = []
    let asked = 0

    for (let day = '2022-01-01'; day <= '2026-12-27'; day = addDays(day, 1)) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
      const expected = workedByNotice.has(day) || (!closedByNotice.has(day) && !weekend)
      if (isWorkingDay(day) !== expected) wrong.push(day)
      asked += 1
    }

    expect(wrong).toEqual([])
    expect(asked).toBe(1822)
  })

  it('works on 3 January 2023, which another library closes', () => {
    expect(isWorkingDay('2023-01-03')).toBe(true)
    expect(isWorkingDay('2023-01-02')).toBe(false)
  })

  it('counts from the day after, through a holiday with adjusted weekends', () => {
    expect(workingDaysAfter('2022-09-20', 20)).toBe('2022-10-21')
    expect(workingDaysAfter('2022-09-30', 1)).toBe('2022-10-08')
    expect(workingDaysAfter('2022-10-01', 1)).toBe('2022-10-08')
    expect(workingDaysAfter('2024-02-28', 2)).toBe('2024-03-01')
    expect(workingDaysAfter('2022-12-30', 1)).toBe('2023-01-03')
  })

  it('explains its reckoning, naming what was closed and what was worked', () => {
    expect(explainWorkingDays('2022-09-20', 20)).toEqual({
      due: '2022-10-21',
      en: '20 working days from 2022-09-20, 1-7 October closed, 8 and 9 October worked, → 2022-10-21',
      zh: '自2022-09-20次日起20个工作日，10月1日至7日放假，10月8日、9日上班，→ 2022-10-21',
    })
    expect(explainWorkingDays('2022-04-20', 20).en).toBe(
      '20 working days from 2022-04-20, 30 April-4 May closed, 24 April and 7 May worked, → 2022-05-19',
    )
    expect(explainWorkingDays('2022-12-28', 3).en).toBe(
      '3 working days from 2022-12-28, 31 December-2 January 2023 closed, → 2023-01-03',
    )
    expect(explainWorkingDays('2022-07-04', 1).en).toBe('1 working day from 2022-07-04, → 2022-07-05')
  })

  it('refuses a count that reaches a year not announced yet, naming the year', () => {
    const reach = () => workingDaysAfter('2026-12-20', 20)

    expect(reach).toThrow(expect.objectContaining({ code: 'calendar-unknown', facts: { year: 2027 } }))
    expect(() => isWorkingDay('2020-12-01')).toThrow(expect.objectContaining({ facts: { year: 2020 } }))
  })

  it('refuses the last days of December until the next year is announced, whose notice may move them', () => {
    expect(isWorkingDay('2026-12-25')).toBe(true)
    expect(() => isWorkingDay('2026-12-31')).toThrow(expect.objectContaining({ facts: { year: 2027 } }))
    expect(isWorkingDay('2025-12-31')).toBe(true)
  })

  it('takes a yearly override in place of the whole year', () => {
    const calendar = calendarWith({
      2027: { closed: ['2027-01-01'], worked: ['2027-01-09'] },
      2022: { closed: [], worked: [] },
    })

    expect(isWorkingDay('2027-01-01', calendar)).toBe(false)
    expect(isWorkingDay('2027-01-09', calendar)).toBe(true)
    expect(isWorkingDay('2026-12-31', calendar)).toBe(true)
    expect(isWorkingDay('2022-10-03', calendar)).toBe(true)
    expect(isWorkingDay('2023-01-02', calendar)).toBe(false)
  })

  it('knows every year from 2021 that the library knows', async () => {
    const files = await readdir('node_modules/chinese-days/dist/years')
    const shipped = files.flatMap((file) => /^(\d{4})\.json$/.exec(file)?.[1] ?? []).filter((year) => year >= '2021')

    const known = announcedYears.map(({ holidays }) => Object.keys(holidays)[0]?.slice(0, 4))

    expect(known).toEqual(shipped.sort())
  })

  it('goes by weekends in an unknown year only where the caller asks for that', () => {
    const calendar = weekendsWhereUnknown()

    expect(workingDaysAfter('2026-12-24', 5, calendar)).toBe('2026-12-31')
    expect(workingDaysAfter('2022-09-30', 1, calendar)).toBe('2022-10-08')
  })

  it('takes only whole counts from one', () => {
    expect(() => workingDaysAfter('2022-07-04', 0)).toThrow(RangeError)
    expect(() => workingDaysAfter('2022-07-04', 1.5)).toThrow(RangeError)
  })
})
