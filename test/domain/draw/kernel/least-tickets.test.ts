import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { leastTickets } from '../../../../shared/domain/draw/tickets.ts'

const key = new Uint8Array(32).fill(11)
const ids = Array.from({ length: 250_000 }, (_, at) => (at % 50 === 0 ? `示例代理记账${at}` : `9114${at}`))

/** All ids by ticket, the slow and plain way. */
const sorted = ids
  .map((id) => ({ id, ticket: createHash('sha256').update(key).update(id).digest('hex') }))
  .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))

const tied = sorted.flatMap(({ ticket }, at) => (sorted[at - 1]?.ticket.slice(0, 8) === ticket.slice(0, 8) ? [at] : []))

it.each([0, 1, 100, 12_500, 249_999, 250_000, 400_000])('draws the %i least as sorting all tickets does', (count) => {
  expect(leastTickets(key, ids, count)).toEqual(sorted.slice(0, count).map(({ id }) => id))
})

it('decides by the whole ticket where first words are equal, at the cut-off too', () => {
  expect(tied.length).toBeGreaterThan(2)

  for (const at of tied) expect(leastTickets(key, ids, at).at(-1)).toBe(sorted[at - 1]?.id)
})
