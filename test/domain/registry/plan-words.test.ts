import { describe, expect, it } from 'vitest'
import { noticeText } from '../../../infra/local/seed/notice.ts'
import { noticeWords } from '../../../shared/domain/registry/hold-against-notice.ts'
import { ratiosIn, roundsIn, windowIn } from '../../../shared/domain/registry/plan-words.ts'

describe('the words of a plan', () => {
  it.each([
    ['2021.5-2021.9', '2021-05-01', '2021-09-30'],
    ['2022年7月1日-2022年9月30日', '2022-07-01', '2022-09-30'],
    ['2022年7月1日至9月30日', '2022-07-01', '2022-09-30'],
    ['2022-07-01-2022-09-30', '2022-07-01', '2022-09-30'],
    ['2022年7月—9月', '2022-07-01', '2022-09-30'],
    ['2022.7-9', '2022-07-01', '2022-09-30'],
    ['2023.11-2024.2', '2023-11-01', '2024-02-29'],
    ['2022.10-2022.12', '2022-10-01', '2022-12-31'],
  ])('reads the window %s', (text, from, to) => {
    expect(windowIn(text)).toEqual({ from, to })
  })

  it.each(['', '全年', '2022.9-2022.7', '2022.13-2022.14', '2022年2月30日-2022年3月1日', '2022.7'])(
    'understands no window in %j',
    (text) => {
      expect(windowIn(text)).toBeUndefined()
    },
  )

  it('reads ratio and rounds', () => {
    expect([ratiosIn('抽查比例不低于20%;抽查2次'), roundsIn('抽查比例不低于20%;抽查2次')]).toEqual([[2000], [2]])
    expect([ratiosIn('抽查比例5.5%'), roundsIn('抽查频次为两次')]).toEqual([[550], [2]])
    expect([ratiosIn('抽查比例不低于0%'), ratiosIn('抽查比例不低于120%')]).toEqual([[], []])
  })

  it('finds window, ratio and rounds in the notice itself, and no other per cent', () => {
    expect(noticeWords(`${noticeText}\n信用风险分类结果应用率不低于60%，公示率达100%。`)).toEqual({
      window: [{ from: '2022-07-01', to: '2022-09-30' }],
      floor: [2000],
      rounds: [2],
    })
  })
})
