import { expect, it } from 'vitest'
import { calendarEntries } from '../../../shared/domain/clock/calendar-feed.ts'
import { closedBy, type Obligation, opened } from '../../../shared/domain/clock/obligation.ts'
import { namedDuty } from '../../../shared/domain/clock/owed.ts'

const rectification = (dueOn: string, closedOn?: string): Obligation => {
  const duty = namedDuty('rectification', dueOn, { object: `of-${dueOn}`, about: '示例', officers: [] })
  const one = opened(duty, '2022-06-01')
  return closedOn === undefined ? one : closedBy(one, { on: closedOn, by: 'rectification.closed' })
}

const all = [
  rectification('2022-03-01', '2022-03-01'),
  rectification('2022-06-20', '2022-06-20'),
  rectification('2022-06-25'),
  rectification('2022-07-01', '2022-07-02'),
  rectification('2022-07-10'),
  rectification('2022-12-31'),
]
const days = (most?: number) => calendarEntries(all, '2022-07-05', most).map(({ day }) => day)

it('shows what is open, and what was done in the last three months, by day', () => {
  expect(days()).toEqual(['2022-06-20', '2022-06-25', '2022-07-01', '2022-07-10', '2022-12-31'])
})

it('drops what was done longest ago first where there is too much, then what is furthest off, and never what is overdue', () => {
  expect(days(4)).toEqual(['2022-06-25', '2022-07-01', '2022-07-10', '2022-12-31'])
  expect(days(3)).toEqual(['2022-06-25', '2022-07-10', '2022-12-31'])
  expect(days(2)).toEqual(['2022-06-25', '2022-07-10'])
})
