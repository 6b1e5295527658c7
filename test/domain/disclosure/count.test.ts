import { describe, expect, it } from 'vitest'
import { countersOf } from '../../../shared/domain/disclosure/count.ts'
import type { Disclosure } from '../../../shared/domain/disclosure/disclosure.ts'
import { disclosure, inspection } from '../../pages/samples.ts'

function withCodes(...codes: readonly string[]): Disclosure {
  const [first] = disclosure.view.items
  return { ...disclosure, view: { ...disclosure.view, items: codes.map((code) => ({ ...first, code }) as never) } }
}

describe('what an inspection adds to its year', () => {
  it('is owed to the public until its result can be read or the law keeps it back', () => {
    const withheld = { ...inspection, withheld: {} as never }
    const calledOff = { ...inspection, calledOff: { on: '2022-07-10', reason: '示例' } }

    expect(countersOf(inspection, undefined)).toMatchObject({ inspections: 1, 'waiting:2022-1': 1 })
    expect(countersOf(inspection, disclosure)).not.toHaveProperty('waiting:2022-1')
    expect(countersOf(withheld, undefined)).not.toHaveProperty('waiting:2022-1')
    expect(countersOf(calledOff, undefined)).toEqual({ 'called-off': 1 })
  })

  it.each([
    [['01'], undefined],
    [['01', '09'], undefined],
    [['05'], undefined],
    [['10', '99'], undefined],
    [['01', '07'], 1],
    [['02', '03', '08'], 1],
    [['04'], 1],
    [['06'], 1],
  ])('counts a result with the codes %j once as one in which something was found: %s', (codes, found) => {
    expect(countersOf(inspection, withCodes(...codes))['found']).toBe(found)
  })

  it('finds nothing any more in what is withdrawn', () => {
    expect(countersOf(inspection, { ...withCodes('07'), state: 'withdrawn' })).toMatchObject({ withdrawn: 1 })
    expect(countersOf(inspection, { ...withCodes('07'), state: 'withdrawn' })).not.toHaveProperty('found')
  })
})
