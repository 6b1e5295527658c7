import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarWith, weekendsWhereUnknown } from '../../../shared/domain/clock/calendar.ts'
import { closedBy, type Obligation, opened, type ReminderLevel } from '../../../shared/domain/clock/obligation.ts'
import { namedDuty, openYearly } from '../../../shared/domain/clock/owed.ts'
import { firstMoment, nextMoment, remindersFor } from '../../../shared/domain/clock/reminders.ts'
import { addDays, type Day } from '../../../shared/kernel/days.ts'

const [planFiled] = openYearly(2022).map((duty) => opened(duty, '2022-01-01')) as [Obligation]
const calendar = weekendsWhereUnknown()

/** What a platform tells on these days, in this order, that tells each moment once. */
function sweep(obligation: Obligation, days: readonly Day[]) {
  const told = new Set<string>()
  return days.flatMap((day) =>
    remindersFor(obligation, day).flatMap((due) => {
      const key = `${due.level} ${due.moment}`
      if (told.has(key)) return []
      told.add(key)
      return [{ ...due, day }]
    }),
  )
}

/** Every moment of a level up to a day, by the words of the rule and day by day. */
function moments(level: ReminderLevel, { dueOn }: Obligation, until: Day): Day[] {
  const found: Day[] = []
  let overdue = 0
  let week = ''
  for (let day = addDays(dueOn, -15); day <= until; day = addDays(day, 1)) {
    const monday = addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
    const worked = calendar.isWorkingDay(day)
    if (day <= dueOn) {
      if (level === 'actor' && [15, 7, 3, 1, 0].some((days) => addDays(day, days) === dueOn)) found.push(day)
    } else if (worked) {
      overdue += 1
      const first = overdue === (level === 'leading-group' ? 3 : 1)
      const later = overdue > (level === 'leading-group' ? 3 : 1)
      if (first || (later && (level === 'actor' || monday !== week))) found.push(day)
    }
    if (worked) week = monday
  }
  return found
}

const everyDay = (from: Day, count: number) => Array.from({ length: count }, (_, at) => addDays(from, at))

describe('reminders', () => {
  it('go out at 15, 7, 3, 1 days, on the day, each working day after, weekly to the head and the leading group', () => {
    const sent = sweep(planFiled, everyDay('2022-03-25', 33)).map(({ day, level, daysLeft }) => [day, level, daysLeft])

    expect(sent).toEqual([
      ['2022-03-31', 'actor', 15],
      ['2022-04-08', 'actor', 7],
      ['2022-04-12', 'actor', 3],
      ['2022-04-14', 'actor', 1],
      ['2022-04-15', 'actor', 0],
      ['2022-04-18', 'actor', -3],
      ['2022-04-18', 'head', -3],
      ['2022-04-19', 'actor', -4],
      ['2022-04-20', 'actor', -5],
      ['2022-04-20', 'leading-group', -5],
      ['2022-04-21', 'actor', -6],
      ['2022-04-22', 'actor', -7],
      // 24 April is a Sunday that is worked: it ends its week, and the next begins on the Monday after.
      ['2022-04-24', 'actor', -9],
      ['2022-04-25', 'actor', -10],
      ['2022-04-25', 'head', -10],
      ['2022-04-25', 'leading-group', -10],
      ['2022-04-26', 'actor', -11],
    ])
  })

  it('rest over a holiday and wake on an adjusted Saturday', () => {
    const due = opened(namedDuty('rectification', '2022-09-30', { object: 'x' }), '2022-09-01')

    const days = sweep(due, everyDay('2022-09-30', 10)).map(({ day, level }) => `${day} ${level}`)

    expect(days).toEqual(['2022-09-30 actor', '2022-10-08 actor', '2022-10-08 head', '2022-10-09 actor'])
  })

  it('send the most pressing of what was missed once, after a gap, with the days that are really left', () => {
    const sent = sweep(planFiled, ['2022-04-01', '2022-04-13', '2022-04-13', '2022-04-20'])

    expect(sent.map(({ day, moment, level, daysLeft }) => [day, moment, level, daysLeft])).toEqual([
      ['2022-04-01', '2022-03-31', 'actor', 14],
      ['2022-04-13', '2022-04-12', 'actor', 2],
      ['2022-04-20', '2022-04-20', 'actor', -5],
      ['2022-04-20', '2022-04-18', 'head', -5],
      ['2022-04-20', '2022-04-20', 'leading-group', -5],
    ])
  })

  it('stop once the obligation is closed', () => {
    expect(remindersFor(closedBy(planFiled, { on: '2022-04-14', by: 'plan.approved' }), '2022-04-20')).toEqual([])
  })

  it('stop at the due day where nothing can be done in time any more', () => {
    const certificate = opened(namedDuty('certificate-valid', '2022-04-15', { object: 'x' }), '2022-01-01')

    expect(sweep(certificate, everyDay('2022-03-25', 40)).map(({ day }) => day)).toEqual([
      '2022-03-31',
      '2022-04-08',
      '2022-04-12',
      '2022-04-14',
      '2022-04-15',
    ])
  })

  it('go on over the end of a year whose next one is not announced', () => {
    const due = opened(namedDuty('rectification', '2026-12-30', { object: 'x' }), '2026-12-01')

    const days = sweep(due, everyDay('2026-12-30', 6)).map(({ day, level }) => `${day} ${level}`)

    expect(days.slice(0, 3)).toEqual(['2026-12-30 actor', '2026-12-31 actor', '2026-12-31 head'])
    expect(remindersFor(due, '2027-01-04', calendarWith({ 2027: { closed: ['2027-01-01'], worked: [] } }))).not.toEqual(
      [],
    )
  })

  it('wake exactly on the days that have something new to send', () => {
    const woken: Day[] = []

    for (
      let day: Day | undefined = firstMoment(planFiled, '2022-01-01');
      day && day < '2022-05-10';
      day = nextMoment(planFiled, day)
    )
      woken.push(day)

    expect(woken).toEqual(moments('actor', planFiled, '2022-05-09'))
    expect(firstMoment(planFiled, '2022-04-10')).toBe('2022-04-10')
    expect(nextMoment({ ...planFiled, lapses: true }, '2022-04-15')).toBeUndefined()
  })

  it('miss nothing that is due and double nothing, whatever days the sweep ran on', () => {
    const levels = ['actor', 'head', 'leading-group'] as const
    const dueDays = fc.integer({ min: 0, max: 1700 }).map((days) => addDays('2022-01-20', days))
    const runs = fc.array(fc.integer({ min: -25, max: 45 }), { minLength: 1, maxLength: 40 })

    fc.assert(
      fc.property(dueDays, runs, (dueOn, offsets) => {
        const obligation = opened(namedDuty('rectification', dueOn, { object: 'x' }), '2022-01-01')
        const days = offsets.sort((a, b) => a - b).map((offset) => addDays(dueOn, offset))
        const sent = sweep(obligation, days)

        for (const level of levels) {
          const mine = sent.filter((one) => one.level === level)
          // Expected: at each run, the latest moment that has come, unless an earlier run had it already.
          const expected = [...new Set(days)].flatMap((day, at, all) => {
            const latest = moments(level, obligation, day).at(-1)
            const before = at === 0 ? undefined : moments(level, obligation, all[at - 1] as Day).at(-1)
            return latest === undefined || latest === before ? [] : [`${day} ${latest}`]
          })
          // Before the due day there is one series for the actor alone; both series are told apart by their moments.
          expect(mine.map(({ day, moment }) => `${day} ${moment}`)).toEqual(expected)
        }
        expect(sent.every(({ day }) => day >= firstMoment(obligation, '2022-01-01'))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
