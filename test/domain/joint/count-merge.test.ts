import { describe, expect, it } from 'vitest'
import { countMerge, mergedTerms, visitsOf } from '../../../shared/domain/joint/count-merge.ts'
import { jointSeats, specialtyTags } from '../../../shared/domain/joint/joint-seats.ts'
import { sampleTarget, sampleTask } from '../../functions/drawing/fixtures.ts'

const targets = (count: number, closed = 0) =>
  Array.from({ length: count }, (_, at) =>
    sampleTarget(at + 1, { creditClass: 'B', state: at < closed ? 'closed' : 'active' }),
  )

describe('the visits of a task', () => {
  it('are never rounded down, and never more than there are companies', () => {
    expect(visitsOf(sampleTask({ rounds: 2 }), targets(12))).toEqual({ perRound: 3, visits: 6 })
    expect(visitsOf(sampleTask({ rounds: 9 }), targets(12))).toEqual({ perRound: 3, visits: 12 })
    expect(visitsOf(sampleTask({ rounds: 2 }), targets(12, 10))).toEqual({ perRound: 2, visits: 2 })
    expect(visitsOf(sampleTask({ rounds: 2, ratioScope: 'year' }), targets(12))).toEqual({ perRound: 2, visits: 3 })
  })

  it('say in words what a merge saves, and when a round falls short', () => {
    const side = { name: '示例局', taskName: '示例', perRound: 3, rounds: 2, visits: 6 }

    expect(countMerge([side, { ...side, rounds: 9, visits: 12 }], side)).toMatchObject({
      apart: 18,
      together: 6,
      saved: 12,
      zh: '分别检查：示例局“示例”每轮 3 家 × 2 轮 = 6 次；示例局“示例”每轮 3 家 × 9 轮 = 27 次，实际至多 12 次；合计 18 次。合并检查：每轮 3 家 × 2 轮 = 6 次。少上门 12 次。',
    })
  })
})

describe('what a merged task promises', () => {
  it('is the most that any side promised, within the days that all have', () => {
    const lead = sampleTask({ floor: 2000, rounds: 1, window: { from: '2022-07-01', to: '2022-09-30' } })
    const other = sampleTask({
      floor: 2500,
      rounds: 2,
      window: { from: '2022-08-01', to: '2022-10-31' },
      ratios: lead.ratios.map((ratio) => ({ ...ratio, ratio: ratio.level === 'B' ? 2000 : 0 })),
    })

    expect(mergedTerms([lead, other])).toMatchObject({
      floor: 2500,
      rounds: 2,
      window: { from: '2022-08-01', to: '2022-09-30' },
      ratios: lead.ratios.map((ratio) => (ratio.level === 'B' ? { ...ratio, ratio: 2000 } : ratio)),
    })
  })
})

describe('the seats of a joint task', () => {
  const cooperating = [{ department: '140900/market', name: '示例市场局', itemIds: ['SJ-01'] }]

  it('ask each for the tag of its department, two at least of every department', () => {
    const task = sampleTask({ seats: [['执法证', '会计'], ['执法证']], cooperating })

    expect(jointSeats(task, '140900/finance')).toEqual([
      ['执法证', '会计', '部门:140900/finance'],
      ['执法证', '部门:140900/finance'],
      ['执法证', '部门:140900/market'],
      ['执法证', '部门:140900/market'],
    ])
  })

  it('are the task’s own where nobody cooperates; no specialty stands for a department', () => {
    expect(jointSeats(sampleTask(), '140900/finance')).toEqual(sampleTask().seats)
    expect(specialtyTags(['会计', '部门:140900/market'])).toEqual(['会计'])
  })
})
