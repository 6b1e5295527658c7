import { expect, it } from 'vitest'
import { burdenId, burdensOfTarget, burdensOfYear, cityOf } from '../../../shared/domain/registry/burden.ts'

it('a visit stands in the ledger of its city and year, under its target, once by its inspection', () => {
  const id = burdenId('91140900MA00000001', '2022-12-31', '01DRAW-91140900MA00000001')

  expect(id.startsWith(burdensOfTarget(2022, '91140900MA00000001'))).toBe(true)
  expect(id.startsWith(burdensOfYear(2022))).toBe(true)
  expect(burdensOfTarget(2022, '91140900MA0000000')).not.toBe(
    id.slice(0, burdensOfTarget(2022, '91140900MA0000000').length),
  )
  expect(['140900/finance', '140902/market', '140981/tax'].map(cityOf)).toEqual(['140900', '140900', '140900'])
  expect(cityOf('140100/finance')).toBe('140100')
})
