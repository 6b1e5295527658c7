import { describe, expect, it } from 'vitest'
import { type CreditRow, feedCredit } from '../../../shared/domain/registry/feeds.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'

const target: Target = {
  id: 'T1',
  name: '示例',
  kind: 'enterprise',
  field: '甲',
  region: '140902',
  regionName: '忻府区',
  creditClass: 'unrated',
  state: 'active',
}

function orders<T>(rows: readonly T[]): T[][] {
  if (rows.length < 2) return [[...rows]]
  return rows.flatMap((row, at) => orders([...rows.slice(0, at), ...rows.slice(at + 1)]).map((rest) => [row, ...rest]))
}

const rows: CreditRow[] = [
  { targetId: 'T1', class: 'C', source: '省平台', date: '2022-01-01' },
  { targetId: 'T1', class: 'A', source: '省平台', date: '2022-02-01' },
  { targetId: 'T1', class: 'D', source: '省平台', date: '2021-06-01' },
  { targetId: 'T1', class: 'B', source: '市平台', date: '2021-12-01' },
]

describe('scorings in any order', () => {
  it.each(orders(rows).map((order) => [order.map(({ date }) => date.slice(2, 7)).join(' '), order] as const))(
    'end alike: %s',
    (_, order) => {
      const fed = (given: Target, row: CreditRow) => feedCredit(given, row, '2022-03-01').target ?? given

      const [once, twice] = [order, [...order, ...order]].map((all) => all.reduce(fed, target))

      expect(once).toEqual({
        ...target,
        creditClass: 'A',
        creditSource: '省平台',
        creditDate: '2022-02-01',
        credits: rows.toSorted((a, b) => (a.date < b.date ? -1 : 1)).map(({ targetId: __, ...credit }) => credit),
      })
      expect(twice).toEqual(once)
    },
  )
})
