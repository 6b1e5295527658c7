import { describe, expect, it } from 'vitest'
import { countedDuty, openYearly } from '../../../shared/domain/clock/owed.ts'
import { workingDaysAfter } from '../../../shared/domain/clock/working-days.ts'
import { disclosureDue } from '../../../shared/domain/disclosure/disclosure-due.ts'
import { withdrawalDays } from '../../../shared/domain/disclosure/end-disclosure.ts'

// Every due day below was counted by hand on the State Council's calendars of 2022 to 2026, holidays and adjusted weekends crossed out.

const fixed = [
  ['plan-filed', '04-15'],
  ['plan-public', '04-30'],
  ['half-year-summary', '06-10'],
  ['item-list', '06-30'],
  ['working-rules', '06-30'],
  ['results-reported', '09-30'],
  ['self-check', '12-10'],
] as const

/** Inspection ended → last day to publish: 20 working days. */
const published = [
  ['2022-01-28', '2022-03-02'], // Spring Festival, 29 and 30 January worked
  ['2022-09-20', '2022-10-21'], // National Day, 8 and 9 October worked
  ['2023-01-13', '2023-02-15'],
  ['2023-09-15', '2023-10-19'], // 29 September to 6 October closed, 7 and 8 October worked
  ['2024-02-02', '2024-03-06'], // 4 and 18 February worked, 29 February is a day
  ['2024-09-13', '2024-10-17'], // Mid-Autumn and National Day, 14 and 29 September and 12 October worked
  ['2025-01-24', '2025-02-27'],
  ['2025-09-26', '2025-10-30'], // eight days closed, 28 September and 11 October worked
  ['2026-02-13', '2026-03-19'], // nine days closed, 14 and 28 February worked
  ['2026-09-18', '2026-10-22'], // 20 September and 10 October worked
] as const

/** Known to be wrong → last day to withdraw: 3 working days. */
const withdrawn = [
  ['2022-04-29', '2022-05-07'],
  ['2023-04-28', '2023-05-06'],
  ['2024-04-30', '2024-05-08'],
  ['2025-04-30', '2025-05-08'],
  ['2026-04-30', '2026-05-08'],
] as const

/** Targets drawn → last day to match officers: 2 working days. */
const matched = [
  ['2022-01-28', '2022-01-30'],
  ['2023-01-20', '2023-01-29'],
  ['2024-02-09', '2024-02-19'],
  ['2025-01-27', '2025-02-06'],
  ['2026-02-14', '2026-02-25'],
] as const

describe('dates of the notice, counted by hand', () => {
  it.each([2022, 2023, 2024, 2025, 2026])('of %i fall on the day that the notice names, weekend or not', (year) => {
    const due = openYearly(year).map(({ owed: { rule, dueOn } }) => [rule, dueOn])

    expect(due).toEqual(fixed.map(([rule, date]) => [rule, `${year}-${date}`]))
  })

  it.each(published)('a result of %s is public by %s', (ended, due) => {
    const duty = countedDuty('result-public', ended, { object: 'x' })

    expect([disclosureDue(ended).dueOn, duty.owed.dueOn]).toEqual([due, due])
    expect(duty.owed.provisional).toBeUndefined()
  })

  it.each(withdrawn)('what is known to be wrong on %s is withdrawn by %s', (known, due) => {
    expect(workingDaysAfter(known, withdrawalDays)).toBe(due)
  })

  it.each(matched)('officers for what was drawn on %s are matched by %s', (drawn, due) => {
    expect(countedDuty('officers-matched', drawn, { object: 'x' }).owed.dueOn).toBe(due)
  })
})
