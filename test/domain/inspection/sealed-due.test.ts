import { describe, expect, it } from 'vitest'
import { mustRemind } from '../../../shared/domain/inspection/sealed-due.ts'
import type { SealedReferral } from '../../../shared/domain/inspection/sealed-referral.ts'

const sent: SealedReferral = {
  id: 'one',
  state: 'sent',
  recipient: '示例纪检监察组',
  reason: '示例',
  number: '1',
  sentBy: 'reviewer',
  sentOn: '2022-07-04',
}
const received = (more: object = {}): SealedReferral => ({
  ...sent,
  state: 'received',
  receipt: { on: '2022-07-04', number: '1', ...more },
})

/** The first day of a year's quarter on which somebody is told. */
function firstTold(referral: SealedReferral): string | undefined {
  const days = Array.from({ length: 120 }, (_, at) => new Date(Date.UTC(2022, 6, 4 + at)).toISOString().slice(0, 10))
  return days.find((day) => mustRemind(referral, day))
}

describe('whoever referred something under seal is told', () => {
  it('on the day after the term that went with the letter, or after the usual one of older letters', () => {
    expect(firstTold({ ...sent, receiptDays: 3 })).toBe('2022-07-08')
    expect(firstTold(sent)).toBe('2022-07-19')
    expect(firstTold(received({ outcomeDays: 4 }))).toBe('2022-07-09')
    expect(firstTold(received())).toBe('2022-09-28')
  })

  it('once a week while it is over, and never of what waits for nothing', () => {
    const told = { ...sent, receiptDays: 3, remindedOn: '2022-07-08' }

    expect(mustRemind(told, '2022-07-14')).toBe(false)
    expect(mustRemind(told, '2022-07-15')).toBe(true)
    expect(firstTold({ ...sent, state: 'withdrawn' })).toBeUndefined()
  })
})
