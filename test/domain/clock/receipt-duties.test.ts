import { describe, expect, it } from 'vitest'
import { dutiesOfDispatch, dutiesOfReceipts, dutiesOfRecusal } from '../../../shared/domain/clock/receipt-duties.ts'
import type { Recusal } from '../../../shared/domain/drawing/replacement-record.ts'
import { inspectionSample } from '../inspection/samples.ts'

const sample = (change = {}) => inspectionSample({ visitCode: 'CODE', dispatchedAt: '2022-07-20T02:00:00Z', ...change })
const told = (change = {}) =>
  dutiesOfReceipts(sample(change)).map(({ owed, fulfilled }) => [owed.officers?.[0], owed.dueOn, fulfilled?.by])

describe('the receipts that an inspection asks for', () => {
  it('are one for each officer, within two working days', () => {
    expect(told()).toEqual([
      ['SX0900-01', '2022-07-22', undefined],
      ['SX0900-02', '2022-07-22', undefined],
    ])
  })

  it('end one by one, so that nobody is reminded of his colleague’s', () => {
    expect(told({ receipts: { 'SX0900-02': '2022-07-21T02:00:00Z' } }).map(([, , by]) => by)).toEqual([
      undefined,
      'inspection.received',
    ])
  })

  it('pass on with a seat: who left owes none, who came counts from that day', () => {
    const teamChanges = [{ at: '2022-07-25T02:00:00Z', out: ['SX0900-02'], in: ['SX0900-03'] }]

    expect(told({ officerIds: ['SX0900-01', 'SX0900-03'], teamChanges })).toEqual([
      ['SX0900-01', '2022-07-22', undefined],
      ['SX0900-03', '2022-07-27', undefined],
      ['SX0900-02', '2022-07-22', 'inspection.team-changed'],
    ])
  })

  it('end when the inspection is called off or submitted', () => {
    const ends = [
      { calledOff: { on: '2022-07-21', reason: '作废' } },
      { confirmed: { by: 'SX0900-02', at: '2022-07-21T02:00:00Z' } },
    ].map((change) => new Set(told(change).map(([, , by]) => by)))

    expect(ends).toEqual([new Set(['inspection.called-off']), new Set(['inspection.submitted'])])
  })

  it('are none for a record of before there were receipts', () => {
    expect(dutiesOfReceipts(inspectionSample())).toEqual([])
  })
})

it('a department confirms its dispatch within two working days', () => {
  const note = { id: 'd', taskId: 't', taskName: '示例', round: 1, dispatchedOn: '2022-07-20', count: 12 }
  const received = { by: 'clerk', at: '2022-07-26T02:00:00Z' }

  expect(dutiesOfDispatch(note)).toMatchObject([{ owed: { dueOn: '2022-07-22', about: '示例 第1轮 12家' } }])
  expect(dutiesOfDispatch({ ...note, received })[0]?.fulfilled).toEqual({ on: '2022-07-26', by: 'dispatch.received' })
})

it('the head decides on a recusal within three working days; asked for again it is another', () => {
  const recusal: Recusal = {
    id: 'i#o',
    inspectionId: 'i',
    drawId: 'd',
    targetId: 't',
    officerId: 'o',
    request: 'party',
    reason: '亲属',
    state: 'declared',
    declaredBy: 'clerk',
    declaredAt: '2022-07-20T02:00:00Z',
  }
  const decided = { ...recusal, state: 'rejected' as const, decidedAt: '2022-07-21T02:00:00Z' }
  const [first, second] = [recusal, { ...recusal, declaredAt: '2022-07-25T02:00:00Z' }].map(dutiesOfRecusal)

  expect(first).toMatchObject([{ owed: { dueOn: '2022-07-25', owedBy: 'head' } }])
  expect(dutiesOfRecusal(decided)[0]?.fulfilled).toEqual({ on: '2022-07-21', by: 'recusal.decided' })
  expect(second?.[0]?.owed.object).not.toBe(first?.[0]?.owed.object)
})
