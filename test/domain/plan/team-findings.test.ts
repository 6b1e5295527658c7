import { expect, it } from 'vitest'
import { planFindings } from '../../../shared/domain/plan/findings.ts'
import { sampleItem, sampleTask } from '../../functions/drawing/fixtures.ts'

it('a planned team with fewer than two certificates is found, in a sentence', () => {
  const items = new Map(['item-1', 'item-2'].map((id) => [id, sampleItem(id)]))
  const found = (seats: readonly (readonly string[])[]) => {
    const plan = { year: 2022, title: '示例', tasks: [sampleTask({ seats })], decisions: [] }
    return planFindings({ plan, items }).filter(({ rule }) => rule === 'team-too-small')
  }

  expect(found([['执法证'], ['会计']]).map(({ severity, zh }) => [severity, zh])).toEqual([
    ['error', '任务 1 的检查小组中，要求“执法证”的席位不足两个。请至少设两个。'],
  ])
  expect(found([['执法证'], ['执法证', '会计'], ['会计']])).toEqual([])
})
