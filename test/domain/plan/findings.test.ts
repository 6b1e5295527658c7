import { describe, expect, it } from 'vitest'
import { planErrors, planFindings } from '../../../shared/domain/plan/findings.ts'
import type { PlannedTask } from '../../../shared/domain/plan/plan.ts'
import { sampleItem } from '../../functions/drawing/fixtures.ts'

const planned: PlannedTask = {
  number: 1,
  name: '对从事会计代理记账机构的检查',
  type: 'targeted',
  itemIds: ['item-1', 'item-2'],
  scope: '会计代理记账机构',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '市财政局',
}
const items = new Map(['item-1', 'item-2'].map((id) => [id, sampleItem(id)]))

function found(tasks: readonly PlannedTask[], known = items) {
  return planFindings({ plan: { year: 2022, tasks }, items: known })
}

describe('findings on a plan', () => {
  it('are none for the seed’s plan', () => {
    expect(found([planned])).toEqual([])
  })

  it('tell a clerk that a window lies outside the plan year', () => {
    const [finding] = found([{ ...planned, window: { from: '2021-05-01', to: '2021-09-30' } }])

    expect(finding).toMatchObject({
      rule: 'window-outside-year',
      severity: 'error',
      task: 1,
      zh: '任务 1 的起止时间 2021年5月1日至2021年9月30日 不在计划年度 2022 年之内。请更正起止时间。',
    })
  })

  it('report a window that reaches into the next year', () => {
    const rules = found([{ ...planned, window: { from: '2022-12-01', to: '2023-01-31' } }]).map(({ rule }) => rule)

    expect(rules).toEqual(['window-outside-year'])
  })

  it('tell a clerk that a window ends before it begins', () => {
    const [finding] = found([{ ...planned, window: { from: '2022-09-30', to: '2022-07-01' } }])

    expect(finding).toMatchObject({
      rule: 'window-backwards',
      severity: 'error',
      zh: '任务 1 的起止时间 2022年9月30日至2022年7月1日 结束早于开始。请更正起止时间。',
    })
  })

  it('accept a window of one day', () => {
    expect(found([{ ...planned, window: { from: '2022-07-01', to: '2022-07-01' } }])).toEqual([])
  })

  it('tell a clerk that a ratio is below the notice’s 20 %', () => {
    const [finding] = found([{ ...planned, floor: 1999 }])

    expect(finding).toMatchObject({
      rule: 'ratio-below-floor',
      severity: 'error',
      zh: '任务 1 的抽查比例 19.99% 低于要求的 20%。请提高抽查比例。',
      en: 'Task 1 draws 19.99 %, below the required 20 %. Raise it.',
    })
  })

  it('hold a ratio against the floor that the department’s policy names', () => {
    const policy = { leastFloor: 500, leastFloorSource: '示例' } as never

    const errors = planErrors({ plan: { year: 2022, tasks: [{ ...planned, floor: 600 }] }, items }, policy)

    expect(errors).toEqual([])
  })

  it('warn that rounds ask for more targets than there are', () => {
    const [finding] = found([{ ...planned, floor: 3000, rounds: 4 }])

    expect(finding).toMatchObject({ rule: 'rounds-exhaust-pool', severity: 'warning' })
    expect(planErrors({ plan: { year: 2022, tasks: [{ ...planned, floor: 3000, rounds: 4 }] }, items })).toEqual([])
  })

  it('tell a clerk that an item is unknown', () => {
    const [finding] = found([planned], new Map([['item-1', sampleItem('item-1')]]))

    expect(finding).toMatchObject({
      rule: 'item-unknown',
      severity: 'error',
      zh: '任务 1 的抽查事项“item-2”不在抽查事项清单中。请先录入并公布该事项，或更正编号。',
    })
  })

  it('tell a clerk that an item is not published, or is retired', () => {
    const retired = { on: '2022-05-01', reason: '示例' }
    const known = new Map([
      ['item-1', sampleItem('item-1', { state: 'draft' })],
      ['item-2', sampleItem('item-2', { state: 'retired', retired })],
    ])

    expect(found([planned], known)).toMatchObject([
      {
        rule: 'item-not-published',
        severity: 'error',
        zh: '任务 1 的抽查事项“示例事项 item-1”（item-1）尚未公布。请先公布该事项。',
      },
      {
        rule: 'item-retired',
        severity: 'error',
        zh: '任务 1 的抽查事项“示例事项 item-2”（item-2）已于 2022-05-01 废止。请改用现行事项。',
      },
    ])
  })

  it('tell a clerk that an item has no legal basis', () => {
    const known = new Map(items).set('item-2', sampleItem('item-2', { legalBasis: [] }))

    expect(found([planned], known)).toMatchObject([
      {
        rule: 'no-legal-basis',
        severity: 'error',
        zh: '任务 1 的抽查事项“示例事项 item-2”（item-2）没有检查依据。请补充法律、法规或规章及条款。',
      },
    ])
  })

  it('tell a clerk that an item is named twice', () => {
    expect(found([{ ...planned, itemIds: ['item-1', 'item-1'] }])).toMatchObject([
      { rule: 'item-repeated', severity: 'error', zh: '任务 1 重复列出了抽查事项“item-1”。请删除多余的一项。' },
    ])
  })

  it('refuse the same check planned twice in overlapping windows', () => {
    const twice = { ...planned, number: 2, itemIds: ['item-2'], window: { from: '2022-09-30', to: '2022-12-31' } }

    expect(found([planned, twice])).toMatchObject([
      {
        rule: 'planned-twice',
        severity: 'error',
        task: 2,
        zh: '任务 2 与任务 1 在重叠的时间内对“会计代理记账机构”重复安排了抽查事项“item-2”。请删除其一或错开时间。',
      },
    ])
  })

  it('warn of two visits to the same targets that could be one', () => {
    const first = { ...planned, itemIds: ['item-1'] }
    const second = { ...planned, number: 2, itemIds: ['item-2'] }

    expect(found([first, second])).toMatchObject([{ rule: 'scope-planned-twice', severity: 'warning', task: 2 }])
  })

  it('accept the same check again when its window is over, and another scope at the same time', () => {
    const later = { ...planned, number: 2, window: { from: '2022-10-01', to: '2022-12-31' } }
    const elsewhere = { ...planned, number: 3, scope: '示例其他范围' }

    expect(found([planned, later, elsewhere])).toEqual([])
  })

  it('tell a clerk that a number is used twice, or left out', () => {
    const apart = { ...planned, scope: '示例其他范围' }

    expect(found([planned, apart])).toMatchObject([
      { rule: 'number-repeated', severity: 'error', zh: '序号 1 出现了不止一次。请为每项任务使用不同的序号。' },
    ])
    expect(found([planned, { ...apart, number: 3 }])).toMatchObject([
      { rule: 'number-gap', severity: 'error', zh: '共 2 项任务，序号应为 1 至 2，缺少 2。请重新编号。' },
    ])
  })

  it('refuse a plan without tasks', () => {
    expect(found([])).toMatchObject([{ rule: 'plan-empty', severity: 'error' }])
  })

  it('each name a source and an English sentence, errors before warnings', () => {
    const all = found([
      { ...planned, floor: 1000, rounds: 12, window: { from: '2021-09-30', to: '2021-05-01' }, itemIds: ['x', 'x'] },
      { ...planned, number: 4, floor: 1000, window: { from: '2021-05-02', to: '2021-05-03' } },
    ])

    expect(all.length).toBeGreaterThan(5)
    expect(all.every(({ source, en, zh }) => source !== '' && en.endsWith('.') && /[。；]/.test(zh))).toBe(true)
    const severities = all.map(({ severity }) => severity)
    expect(severities.lastIndexOf('error')).toBeLessThan(severities.indexOf('warning'))
  })
})
