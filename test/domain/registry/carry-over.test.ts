import { describe, expect, it } from 'vitest'
import type { Officer } from '../../../shared/domain/registry/officer.ts'
import { renewOfficer, renewTarget } from '../../../shared/domain/registry/renewal.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'

const row: Target = {
  id: '91140900MA0SL00018',
  name: '示例',
  kind: 'enterprise',
  field: '会计代理记账机构',
  region: '140902',
  regionName: '忻府区',
  creditClass: 'B',
  creditSource: '省平台',
  creditDate: '2022-01-01',
  state: 'active',
}

const known: Target = {
  ...row,
  tags: ['重点'],
  observation: { from: '2022-01-01', to: '2022-12-31', reason: '新设' },
  licenceFed: { source: '市审批系统', date: '2022-01-01' },
  credits: [
    { class: 'C', source: '省平台', date: '2021-12-01' },
    { class: 'B', source: '省平台', date: '2022-01-01' },
  ],
}

describe('a row of a file, for a target that is known', () => {
  it('that says the same changes nothing, whatever the registry knows beside', () => {
    expect(renewTarget(known, row)).toEqual({ effect: 'unchanged', record: known })
  })

  it('keeps tags, observation and the history of credit, which no file says', () => {
    const { effect, record } = renewTarget(known, { ...row, name: '新名' })

    expect(effect).toBe('changed')
    expect(record).toEqual({ ...known, name: '新名' })
  })

  it('with a newer scoring adds it to the history', () => {
    const { record } = renewTarget(known, { ...row, creditClass: 'A', creditDate: '2022-02-01' })

    expect(record).toMatchObject({ creditClass: 'A', creditDate: '2022-02-01' })
    expect(record.credits?.map((one) => one.class)).toEqual(['C', 'B', 'A'])
  })

  it('with an older scoring leaves the current one', () => {
    const { record } = renewTarget(known, { ...row, creditClass: 'D', creditDate: '2021-11-01' })

    expect(record).toMatchObject({ creditClass: 'B', creditDate: '2022-01-01' })
    expect(record.credits?.map((one) => one.class)).toEqual(['D', 'C', 'B'])
  })

  it('without a scoring leaves the one that is known', () => {
    const { creditSource: _, creditDate: __, ...unscored } = row

    expect(renewTarget(known, { ...unscored, creditClass: 'unrated' }).effect).toBe('unchanged')
  })

  it('does not bring back what somebody took off the registry', () => {
    const removed = { ...known, state: 'removed', removed: { on: '2022-02-01', reason: '不再从业' } } as const

    expect(renewTarget(removed, row).record).toMatchObject({ state: 'removed', removed: removed.removed })
    expect(renewTarget(removed, { ...row, state: 'removed' })).toEqual({ effect: 'unchanged', record: removed })
    expect(renewTarget(known, { ...row, state: 'removed' })).toEqual({ effect: 'unchanged', record: known })
  })
})

describe('a row of a file, for an officer who is known', () => {
  const officer: Officer = {
    id: 'SX0900-01',
    name: '示例',
    kind: 'officer',
    region: '',
    certificate: { from: '2020-01-01', to: '2022-12-31' },
    specialties: [],
    state: 'suspended',
    since: '2022-02-01',
    recusals: [],
  }
  const kept: Officer = { ...officer, personId: 'officer-01', office: '法规科', reason: '调查' }

  it('keeps who signs in for him, his office and why he is away', () => {
    expect(renewOfficer(kept, officer)).toEqual({ effect: 'unchanged', record: kept })
  })

  it('drops the reason with the state that it was for', () => {
    const { since: _, ...active } = officer

    expect(renewOfficer(kept, { ...active, state: 'active' }).record).not.toHaveProperty('reason')
  })
})
