import { describe, expect, it } from 'vitest'
import { dutiesOfDisclosure } from '../../../shared/domain/clock/disclosure-duties.ts'
import type { Disclosure } from '../../../shared/domain/disclosure/disclosure.ts'

const view = { taskName: '示例任务', round: 1, targetName: '示例公司' }
const told = (more: Partial<Disclosure>) =>
  dutiesOfDisclosure({ id: 'one', view, ...more } as Disclosure).map(({ owed, fulfilled }) => [
    owed.object,
    owed.dueOn,
    fulfilled?.on,
    fulfilled?.by,
  ])

const base = { what: '示例', reportedBy: 'clerk', reportedOn: '2022-07-12' }
const former = { digest: '', publishedOn: '2022-07-01', endedOn: '2022-07-13', reason: '示例' }

describe('what a public result that is wrong makes the department owe', () => {
  it('is nothing while nothing is known to be wrong, nor when its term ended', () => {
    expect(told({})).toEqual([])
    expect(told({ former: [{ ...former, why: 'expired' }] })).toEqual([])
  })

  it('is one end, whether it was reported or is said to have been known when it ended', () => {
    const ended = { on: '2022-07-13', how: 'withdrawn', version: 0 } as const
    const withdrawn = { ...former, why: 'withdrawn', knownOn: '2022-07-11' } as const

    expect(told({ former: [withdrawn] })).toEqual([['one#version-1', '2022-07-14', '2022-07-13', 'result.withdrawn']])
    expect(
      told({ mistakes: [{ ...base, id: 'mistake-1', knownOn: '2022-07-11', ended }], former: [withdrawn] }),
    ).toEqual([['one#mistake-1', '2022-07-14', '2022-07-13', 'result.withdrawn']])
  })

  it('is late in the record where it was known before anybody reported it', () => {
    const ended = { on: '2022-07-13', how: 'corrected', version: 0 } as const
    const corrected = { ...former, why: 'corrected', knownOn: '2022-07-04' } as const

    expect(
      told({ mistakes: [{ ...base, id: 'mistake-1', knownOn: '2022-07-12', ended }], former: [corrected] }),
    ).toEqual([
      ['one#mistake-1', '2022-07-15', '2022-07-13', 'result.corrected'],
      ['one#version-1', '2022-07-07', '2022-07-13', 'result.corrected'],
    ])
  })

  it('is ended by the term of the publication, and by a report that was unfounded', () => {
    const open = { ...base, id: 'mistake-1', knownOn: '2022-07-12' }
    const dismissed = {
      ...base,
      id: 'mistake-2',
      knownOn: '2022-07-12',
      ended: { on: '2022-07-13', how: 'dismissed' },
    } as const

    expect(told({ mistakes: [open, dismissed] })).toMatchObject([
      ['one#mistake-1', '2022-07-15', undefined, undefined],
      ['one#mistake-2', '2022-07-15', '2022-07-13', 'result.mistake-dismissed'],
    ])
    expect(told({ mistakes: [open], former: [{ ...former, why: 'expired' }] })).toEqual([
      ['one#mistake-1', '2022-07-15', '2022-07-13', 'result.expired'],
    ])
  })
})
