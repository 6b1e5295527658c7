import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, instantOf } from '../../shared/kernel/days.ts'
import { ulidPrefixes } from '../../shared/kernel/ulid-prefixes.ts'

describe('the beginnings of ids made in a span of days', () => {
  it('hold every id of the span, first and last instant included', () => {
    const start = instantOf('2016-01-01').getTime()
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 800 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (after, length, where) => {
          const from = dayOf(new Date(start + after * 86_400_000))
          const to = addDays(from, length)
          const [first, last] = [instantOf(from).getTime(), instantOf(addDays(to, 1)).getTime() - 1]
          const id = ulid(Math.round(first + where * (last - first)))
          return ulidPrefixes(from, to).some((prefix) => id.startsWith(prefix))
        },
      ),
    )
  })

  it('are two or three for a year', () => {
    const counts = Array.from(
      { length: 20 },
      (_, at) => ulidPrefixes(`${2020 + at}-01-01`, `${2020 + at}-12-31`).length,
    )

    expect(Math.max(...counts)).toBeLessThanOrEqual(2)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1)
  })
})
