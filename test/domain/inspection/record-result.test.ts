import { describe, expect, it } from 'vitest'
import { type GivenResult, recordResult } from '../../../shared/domain/inspection/record-result.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import { good, goodOnPaper, inspectionSample, noon } from './samples.ts'

const by = { by: 'SX0900-01', now: noon }

function refusal(given: GivenResult, inspection = inspectionSample()): Refusal {
  try {
    recordResult(inspection, given, by)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('was recorded')
}

describe('recording a result', () => {
  it('keeps who recorded it and when', () => {
    const { state, result } = recordResult(inspectionSample(), good, by)

    expect({ state, result }).toEqual({
      state: 'recorded',
      result: { ...good, recordedBy: 'SX0900-01', recordedAt: noon.toISOString() },
    })
  })

  it('takes an earlier confirmation away when a returned record is recorded anew', () => {
    const returned = inspectionSample({ state: 'returned', confirmed: { by: 'SX0900-02', at: noon.toISOString() } })

    expect(recordResult(returned, good, by).confirmed).toBeUndefined()
  })

  it('refuses once the record is submitted, and says what is allowed', () => {
    const { code, facts } = refusal(good, inspectionSample({ state: 'submitted' }))

    expect([code, facts['state'], facts['allowed']]).toEqual(['wrong-state', '待审核', ['退回', '审核通过']])
  })

  it('refuses a result for an item that is not in the inspection', () => {
    const { code, facts } = refusal({ ...good, items: [...good.items, { itemId: 'F-09', code: '01', finding: '' }] })

    expect([code, facts['item']]).toEqual(['item-not-in-inspection', 'F-09'])
  })

  it('refuses two results for one item', () => {
    const { code } = refusal({ ...good, items: [...good.items, { itemId: 'F-01', code: '07', finding: '' }] })

    expect(code).toBe('id-repeated')
  })

  it('names everything that is missing at once', () => {
    const { facts } = refusal({
      ...good,
      items: [{ itemId: 'F-01', code: '99', finding: '  ' }],
      disposition: 'other',
      opinion: ' ',
      party: { position: 'disagrees' },
      partyOpinion: ' ',
    })

    expect(facts['missing']).toEqual([
      '事项“F-02”的结果',
      '事项“F-01”结果为“其他”时的说明',
      '处置为“其他”时的说明',
      '处理意见',
      '被检查人的异议内容',
    ])
  })

  it('refuses an order to rectify without its term', () => {
    expect(refusal({ ...good, disposition: 'order-to-rectify' }).facts['missing']).toEqual(['责令改正的期限'])
  })

  it('refuses a term that ends before the visit', () => {
    const { code } = refusal({ ...good, disposition: 'order-to-rectify', rectifyBy: '2022-07-19' })

    expect(code).toBe('day-not-acceptable')
  })

  it('refuses a term when nothing is ordered', () => {
    expect(refusal({ ...good, rectifyBy: '2022-08-19' }).facts['why']).toBe('只有责令改正才有改正期限')
  })

  it('refuses a visit dated before the dispatch of its draw', () => {
    expect(refusal({ ...good, endedOn: '2022-07-09' }).facts['why']).toBe('早于派发日 2022-07-10')
  })

  it('refuses the future, as a phone’s clock that is a day off writes it', () => {
    expect(refusal({ ...good, endedOn: '2022-07-21' }).facts['why']).toContain('晚于今天 2022-07-20')
  })

  it('takes the day of the dispatch and today', () => {
    const days = ['2022-07-10', '2022-07-20'].map((endedOn) =>
      recordResult(inspectionSample(), { ...goodOnPaper(), endedOn }, by),
    )

    expect(days.map(({ result }) => result?.endedOn)).toEqual(['2022-07-10', '2022-07-20'])
  })

  it('records a visit outside the window and notes it', () => {
    const late = inspectionSample({ window: { from: '2022-07-01', to: '2022-07-19' } })
    const early = inspectionSample({ window: { from: '2022-07-21', to: '2022-09-30' } })

    const noted = [late, early, inspectionSample()].map((each) => recordResult(each, good, by).result?.outsideWindow)

    expect(noted).toEqual(['after', 'before', undefined])
  })
})
