import { describe, expect, it } from 'vitest'
import { cooperationFindings } from '../../../shared/domain/joint/cooperation-findings.ts'
import type { Cooperation } from '../../../shared/domain/plan/task-terms.ts'
import type { Item } from '../../../shared/domain/registry/item.ts'
import { sampleItem } from '../../functions/drawing/fixtures.ts'

const market: Cooperation = { department: '140900/market', name: '示例市场局', itemIds: ['SJ-01'] }
const items: Item[] = [
  sampleItem('SJ-01'),
  sampleItem('SJ-02', { state: 'draft' }),
  sampleItem('SJ-03', { state: 'retired' }),
]
const facts = {
  own: '140900/finance',
  departments: new Map([['140900/market', new Map(items.map((each) => [each.id, each]))]]),
}
const found = (...cooperating: Cooperation[]) => cooperationFindings({ number: 2, cooperating }, facts)

describe('the cooperating departments of a joint task', () => {
  it('stand without a word when they are others and may inspect what is asked', () => {
    expect(found(market)).toEqual([])
    expect(cooperationFindings({ number: 1 }, facts)).toEqual([])
  })

  it.each<[string, Cooperation[], string]>([
    [
      'cooperating-self',
      [{ ...market, department: '140900/finance', name: '示例财政局' }],
      '任务 2 把本部门“示例财政局”列为配合部门。请删除。',
    ],
    ['cooperating-repeated', [market, market], '任务 2 重复列出了配合部门“示例市场局”。请合并为一项。'],
    [
      'cooperating-unknown',
      [{ ...market, department: '140900/nobody', name: '示例某局' }],
      '任务 2 的配合部门“示例某局”（140900/nobody）不在本平台。请核对部门代码，或请其先开通。',
    ],
    [
      'cooperating-item-unknown',
      [{ ...market, itemIds: ['SJ-99'] }],
      '任务 2 的配合部门“示例市场局”没有抽查事项“SJ-99”。请与该部门核对事项编号。',
    ],
    [
      'cooperating-item-not-published',
      [{ ...market, itemIds: ['SJ-02'] }],
      '任务 2 的配合部门“示例市场局”的抽查事项“示例事项 SJ-02”（SJ-02）尚未公布。请其先公布，或改用其他事项。',
    ],
    [
      'cooperating-item-not-published',
      [{ ...market, itemIds: ['SJ-03'] }],
      '任务 2 的配合部门“示例市场局”的抽查事项“示例事项 SJ-03”（SJ-03）已废止。请其先公布，或改用其他事项。',
    ],
  ])('%s: an error with its sentence', (rule, cooperating, zh) => {
    expect(found(...cooperating)).toMatchObject([{ rule, severity: 'error', task: 2, zh }])
  })
})
