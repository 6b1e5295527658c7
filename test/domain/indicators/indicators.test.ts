import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedBy, opened } from '../../../shared/domain/clock/obligation.ts'
import { openYearly } from '../../../shared/domain/clock/owed.ts'
import {
  type IndicatorId,
  indicator,
  indicatorIds,
  ofYear,
  recordsOf,
  type YearOfRecords,
} from '../../../shared/domain/indicators/indicators.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { sampleInspection } from '../clock/samples.ts'

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  planId: '2022',
  number: 1,
  name: `示例任务${id}`,
  type: 'targeted',
  itemIds: ['item-1'],
  scope: '示例',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '示例局',
  ratios: [
    { level: 'D', ratio: 10_000, priority: 4 },
    { level: 'A', ratio: 500, priority: 1 },
  ],
  seats: [],
  ratioScope: 'round',
  method: 'on-site',
  ...more,
})

const { result, ...unseen } = sampleInspection
const inspection = (id: string, more: Partial<Inspection> = {}): Inspection => ({ ...unseen, id, ...more })
const looked = result as NonNullable<Inspection['result']>

const cooperating = [{ department: '140900/market', name: '示例市场局', itemIds: ['SJ-01'] }]

const year: YearOfRecords = {
  today: '2022-10-12',
  tasks: [
    task('2022-1', { cooperating, progress: [{ round: 1, attempts: 2, executed: 'draw-1' }] }),
    task('2022-2', { cooperating, ratios: [{ level: 'A', ratio: 2000, priority: 1 }] }),
  ],
  inspections: [
    inspection('1', { state: 'published', result: looked, publishedOn: '2022-10-01', creditClass: 'A' }),
    inspection('2', {
      state: 'approved',
      result: looked,
      officerIds: ['SX0900-01', 'SX0900-03'],
      rectification: { ordered: '2022-09-21', dueOn: '2022-10-10' },
      referrals: [
        {
          id: 'r',
          kind: 'judicial',
          state: 'sent',
          recipient: '示例',
          reason: '示例',
          proposedBy: 'reviewer',
          proposedOn: '2022-09-22',
          issued: { number: '示例〔2022〕1号', on: '2022-09-22', by: 'approver' },
        },
      ],
    }),
    inspection('3', { state: 'dispatched', regionName: '原平市' }),
    inspection('4', { state: 'called-off' }),
  ],
  obligations: openYearly(2022)
    .map((duty) => opened(duty, '2022-03-01'))
    .map((one, at) => (at < 3 ? closedBy(one, { on: at === 2 ? '2022-06-13' : '2022-04-10', by: 'fact' }) : one)),
}

const figures = (id: IndicatorId) => {
  const { counted, total } = indicator(id, year)
  return [counted, total]
}

describe('indicators', () => {
  it('are told from the records, worked out by hand', () => {
    expect(Object.fromEntries(indicatorIds.map((id) => [id, figures(id)]))).toEqual({
      'disclosure-rate': [1, 2],
      'credit-class-used': [1, 2],
      'visits-saved': [0, 0],
      'plan-progress': [1, 4],
      'on-time': [2, 6],
      'coverage-by-class': [2, 3],
      'coverage-by-region': [2, 3],
      'officer-load': [6, 6],
      'open-rectifications': [1, 1],
      'open-referrals': [1, 1],
      'time-to-publication': [1, 1],
      'visits-per-enterprise': [0, 1],
    })
  })

  it('say whether their goal is met, and nothing while there is nothing to measure', () => {
    const none = { ...year, inspections: [] }

    expect(indicator('disclosure-rate', year)).toMatchObject({ share: 0.5, goal: 1, met: false })
    expect(indicator('disclosure-rate', none)).not.toHaveProperty('met')
    expect(indicator('disclosure-rate', none)).not.toHaveProperty('share')
    expect(indicator('credit-class-used', { ...year, tasks: year.tasks.slice(0, 1) }).met).toBe(true)
  })

  it('measure the use of credit classes by joint tasks alone, as each was recorded', () => {
    const { cooperating: _, ...own } = task('2022-3', { cooperating })
    const used = (tasks: readonly Task[]) => {
      const { counted, total, share } = indicator('credit-class-used', { ...year, tasks })
      return [counted, total, share]
    }

    expect(used([own])).toEqual([0, 0, undefined])
    expect(used([own, task('2022-4', { cooperating, usesClasses: true }), task('2022-5', { cooperating })])).toEqual([
      2, 2, 1,
    ])
    expect(used([task('2022-4', { cooperating, usesClasses: false })])).toEqual([0, 1, 0])
  })

  it('take no task for one that is not approved, was withdrawn, or stands beside the plan', () => {
    const adHoc = {
      kind: 'superior',
      reason: '示例',
      document: { number: '1', title: '示例' },
      draftedBy: 'clerk',
      draftedOn: '2022-06-01',
    } as const
    const tasks = [
      task('2022-1', {}),
      task('2022-2', { state: 'withdrawn' }),
      task('2022L-1', { state: 'draft', adHoc }),
      task('2022L-2', { state: 'approved', adHoc }),
    ]

    const counted = ofYear(2022, { ...year, tasks })

    expect(counted.tasks.map(({ id }) => id)).toEqual(['2022-1', '2022L-2'])
    expect(indicator('plan-progress', counted).total).toBe(2)
  })

  it('are told by class, region and officer', () => {
    const groups = (id: IndicatorId) =>
      indicator(id, year).groups.map(({ group, counted, total }) => `${group} ${counted}/${total}`)

    expect(groups('coverage-by-class')).toEqual(['A 类 1/1', 'B 类 1/2'])
    expect(groups('coverage-by-region')).toEqual(['原平市 0/1', '忻府区 2/2'])
    expect(groups('officer-load')).toEqual(['SX0900-01 3/3', 'SX0900-02 2/2', 'SX0900-03 1/1'])
  })

  it('take the records of their year, and what moved once', () => {
    const moved = { ...(year.obligations[0] as (typeof year.obligations)[number]), movedTo: '2022-04-20' }
    const other = { ...year, tasks: [task('2021-1', { window: { from: '2021-07-01', to: '2021-09-30' } })] }

    expect(ofYear(2022, { ...year, obligations: [...year.obligations, moved] }).obligations).toHaveLength(7)
    expect(ofYear(2022, other).tasks).toEqual([])
    expect(ofYear(2021, other).inspections).toEqual([])
  })

  it('never disagree with their lists, whatever the records', () => {
    const states = fc.constantFrom('dispatched', 'recorded', 'approved', 'published', 'called-off')
    const arbitrary = fc.array(
      fc.record({
        state: states,
        creditClass: fc.constantFrom('A', 'B', 'C', 'D', 'unrated', 'X'),
        publishedOn: fc.option(fc.constant('2022-10-01'), { nil: undefined }),
        result: fc.option(fc.constant(looked), { nil: undefined }),
        officerIds: fc.subarray(['SX0900-01', 'SX0900-02', 'SX0900-03']),
      }),
    )

    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...indicatorIds), (some, id) => {
        const records = {
          ...year,
          inspections: some.map((more, at) => inspection(`${at}`, more as Partial<Inspection>)),
        }
        const told = indicator(id, records)
        const list = recordsOf(id, records)

        expect(told.counted).toBe(list.filter(({ counts }) => counts).length)
        expect(told.total).toBe(list.length)
        for (const { group, counted, total } of told.groups) {
          const within = list.filter((one) => one.group === group)
          expect([counted, total]).toEqual([within.filter(({ counts }) => counts).length, within.length])
        }
      }),
    )
  })

  it('counts a visit as saved for each task that was merged into it, where it was drawn, and for each that was recognized', () => {
    const side = { department: '140900/market', name: '示例市场局', taskId: '2022-7', taskName: '示例检查' }
    const tasks = [task('2022-1', { cooperating, mergedFrom: [side] })]
    const part = (department: string, officerIds: string[]) => ({
      department,
      name: department,
      itemIds: [],
      officerIds,
    })
    const joint = {
      initiator: { department: '140900/finance', name: '示例局' },
      departments: [part('140900/finance', ['F-1', 'F-2']), part('140900/market', ['M-1', 'M-2'])],
    }
    const recognized = [
      {
        itemId: 'item-1',
        itemName: '示例事项',
        department: '140900/tax',
        departmentName: '示例税务局',
        inspectionId: 'earlier',
        label: '未发现问题',
        endedOn: '2022-06-01',
        publishedOn: '2022-06-10',
      },
    ]
    const inspections = [
      inspection('1', { taskId: '2022-1', joint, officerIds: ['F-1', 'F-2'] }),
      // The sheet of a department whose own task bears the same number.
      inspection('2', { taskId: '2022-1', joint, officerIds: ['M-1', 'M-2'] }),
      inspection('3', { taskId: '2022-1', state: 'called-off' }),
      inspection('4', { taskId: '2022-2', state: 'called-off', recognized }),
    ]

    const list = recordsOf('visits-saved', { ...year, tasks, inspections })

    expect(list.map(({ of, group }) => [of, group])).toEqual([
      ['inspections/1', '合并检查'],
      ['inspections/4', '结果互认'],
    ])
  })
})
