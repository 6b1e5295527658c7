import { describe, expect, it } from 'vitest'
import { type PlanFacts, planErrors, planFindings } from '../../../shared/domain/plan/findings.ts'
import type { PlanDecision, PlannedTask } from '../../../shared/domain/plan/plan.ts'
import { planPolicy } from '../../../shared/domain/plan/plan-policy.ts'
import type { Officer } from '../../../shared/domain/registry/officer.ts'
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

/** An internal plan: that it holds no joint task is nobody's concern. */
const internal = { ...planPolicy, jointExpected: false }

function factsOf(tasks: readonly PlannedTask[], more: Partial<PlanFacts> = {}): PlanFacts {
  return { plan: { year: 2022, title: '示例', tasks, decisions: [] }, items, ...more }
}

function found(tasks: readonly PlannedTask[], known = items) {
  return planFindings(factsOf(tasks, { items: known }), internal)
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
    const errors = planErrors(factsOf([{ ...planned, floor: 600 }]), { ...planPolicy, leastFloor: 500 })

    expect(errors).toEqual([])
  })

  it('warn that rounds ask for more targets than there are', () => {
    const [finding] = found([{ ...planned, floor: 3000, rounds: 4 }])

    expect(finding).toMatchObject({ rule: 'rounds-exhaust-pool', severity: 'warning' })
    expect(planErrors(factsOf([{ ...planned, floor: 3000, rounds: 4 }]))).toEqual([])
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

  it('tell a clerk that a ratio is below what an item asks for itself', () => {
    const known = new Map(items).set('item-2', sampleItem('item-2', { leastRatio: 2550 }))

    expect(found([planned], known)).toMatchObject([
      {
        rule: 'ratio-below-item',
        severity: 'error',
        zh: '任务 1 的抽查比例 20% 低于抽查事项“示例事项 item-2”（item-2）规定的 25.5%。请提高抽查比例。',
      },
    ])
  })

  it('do not take two groups for one when a condition keeps them apart', () => {
    const part = (number: number, regions: string[]): PlannedTask => ({ ...planned, number, filter: { regions } })

    expect(found([part(1, ['140902']), part(2, ['140981'])])).toEqual([])
    expect(found([part(1, ['140902']), part(2, ['140900'])])).toMatchObject([{ rule: 'planned-twice', task: 2 }])
  })

  it('warn that a plan holds no joint task where the policy asks for one', () => {
    const joint = { ...planned, cooperating: [{ department: '140900/market', name: '示例局', itemIds: ['other-1'] }] }

    expect(planFindings(factsOf([planned]))).toMatchObject([
      {
        rule: 'joint-missing',
        severity: 'warning',
        zh: '计划中没有部门联合抽查任务。请列入联合抽查任务，或说明由哪份计划安排。',
      },
    ])
    expect(planFindings(factsOf([joint]))).toEqual([])
  })

  it('warn that a task draws every credit class alike', () => {
    const levels = ['A', 'B', 'C', 'D', 'unrated'] as const
    const ratios = levels.map((level) => ({ level, ratio: 2000, priority: 1 }))

    expect(found([{ ...planned, ratios }])).toMatchObject([
      {
        rule: 'credit-class-unused',
        severity: 'warning',
        zh: '任务 1 各信用等级的抽查比例相同，没有应用信用风险分类。请按等级设定比例，或说明理由。',
      },
    ])
  })

  describe('on what its sources disagree about', () => {
    const options = ['2022年7月1日至2022年9月30日', '2021年5月1日至2021年9月30日']
    const about = '任务 1 的起止时间'
    const decided = (decision: Partial<PlanDecision>, task = planned) =>
      planFindings(
        { ...factsOf([task]), plan: { ...factsOf([task]).plan, decisions: [{ about, options, ...decision }] } },
        internal,
      )
    const of = { task: 1, field: 'window', value: planned.window } as const
    const chosen = { chosen: options[0] as string, by: 'clerk', of }

    it('refuse what nobody has decided', () => {
      expect(decided({})).toMatchObject([
        {
          rule: 'sources-disagree',
          severity: 'error',
          zh: '任务 1 的起止时间：资料说法不一，有“2022年7月1日至2022年9月30日”、“2021年5月1日至2021年9月30日”，尚未选定。请选定其一。',
        },
      ])
    })

    it('note what was chosen', () => {
      expect(decided(chosen)).toMatchObject([
        {
          rule: 'sources-disagreed',
          severity: 'note',
          task: 1,
          zh: '任务 1 的起止时间：资料说法不一，有“2022年7月1日至2022年9月30日”、“2021年5月1日至2021年9月30日”，已选定“2022年7月1日至2022年9月30日”。',
        },
      ])
    })

    it('warn that the plan says something else than was chosen', () => {
      const moved = { ...planned, window: { from: '2022-08-01', to: '2022-09-30' } }

      expect(decided(chosen, moved)).toMatchObject([
        {
          rule: 'decision-not-followed',
          severity: 'warning',
          task: 1,
          zh: '任务 1 的起止时间：资料不一致时选定的是“2022年7月1日至2022年9月30日”，计划现在写的与此不同。请改回，或说明理由。',
        },
      ])
    })
  })

  describe('on the officers that a task asks for', () => {
    const officer = (n: number, more: Partial<Officer> = {}): Officer => ({
      id: `SX-${n}`,
      name: `示例${n}`,
      kind: 'officer',
      region: '',
      certificate: { from: '2020-01-01', to: '2024-12-31' },
      specialties: [],
      state: 'active',
      recusals: [],
      ...more,
    })
    const staffed = (officers: readonly Officer[], count: Record<string, number> | undefined, task = planned) => {
      const targets = new Map(count ? [[1, count]] : [])
      return planFindings(factsOf([task], { staff: { officers, targets } }), internal)
    }
    const three = [officer(1), officer(2), officer(3)]

    it('are none when they suffice', () => {
      expect(staffed(three, { B: 100 })).toEqual([])
    })

    it('tell the arithmetic when they do not', () => {
      // 7月1日至9月30日: 65 working days; 3 officers × 65 × 4 ÷ 5 = 156 places
      expect(staffed(three, { B: 400 })).toMatchObject([
        {
          rule: 'officers-too-few',
          severity: 'warning',
          task: 1,
          zh: '任务 1 执法人员不足：范围内 400 家，按不低于 20% 及各信用等级比例每轮 80 家，2 轮共 160 家次，每家 2 名，需 320 人次；3 名执法人员在 65 个工作日内每 5 日至多 4 家，可承担 156 人次，缺 164 人次。请增加人员、延长时间，或说明如何解决。',
        },
      ])
    })

    it('reckon with the credit classes where these ask for more, with the year as a whole where the ratio is of the year', () => {
      const [risky] = staffed(three, { D: 200 })
      const [yearly] = staffed(three, { B: 800 }, { ...planned, ratioScope: 'year' })

      expect(risky?.zh).toContain('范围内 200 家，按不低于 20% 及各信用等级比例每轮 122 家，2 轮共 200 家次')
      expect(yearly?.zh).toContain('范围内 800 家，按不低于 20% 及各信用等级比例全年共 160 家次')
    })

    it('count nobody whose certificate ends within the window, who has left, or who only assists', () => {
      const gone = [
        officer(4, { certificate: { from: '2020-01-01', to: '2022-08-31' } }),
        officer(5, { state: 'transferred', since: '2022-05-01' }),
        officer(6, { kind: 'expert' }),
      ]

      expect(staffed([officer(1), ...gone], { B: 10 })).toMatchObject([
        {
          rule: 'no-team',
          severity: 'warning',
          zh: '任务 1 每个检查小组须有 2 名执法人员，2022年7月1日至2022年9月30日始终具备资格的只有 1 名。请补充人员，或说明如何解决。',
        },
      ])
    })

    it('ask for somebody who holds a seat’s specialty', () => {
      const task = { ...planned, seats: [['执法证'], ['执法证', '会计']] }

      expect(staffed(three, { B: 10 }, task)).toMatchObject([
        {
          rule: 'no-team',
          zh: '任务 1 每个检查小组须有 2 名执法人员，2022年7月1日至2022年9月30日始终具备资格的只有 3 名，其中没有人具备会计。请补充人员，或说明如何解决。',
        },
      ])
      expect(staffed([officer(1, { specialties: ['会计'] }), officer(2)], { B: 10 }, task)).toEqual([])
    })

    it('warn that nobody belongs to the task, and note a registry too large to count', () => {
      expect(staffed(three, {})).toMatchObject([
        {
          rule: 'scope-empty',
          severity: 'warning',
          zh: '任务 1 的范围（名录库：会计代理记账机构）内目前没有检查对象。请补充名录或更正范围，或说明理由。',
        },
      ])
      expect(staffed(three, undefined)).toMatchObject([
        {
          rule: 'officers-not-estimated',
          severity: 'note',
          zh: '任务 1 的检查对象名录过大，未估算执法人员是否够用。',
        },
      ])
    })
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
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })
})
