import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { opened } from '../../../shared/domain/clock/obligation.ts'
import { openYearly } from '../../../shared/domain/clock/owed.ts'
import type { Indicator } from '../../../shared/domain/indicators/indicator.ts'
import {
  indicator,
  indicatorIds,
  ofYear,
  recordsOf,
  type YearOfRecords,
} from '../../../shared/domain/indicators/indicators.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Referral } from '../../../shared/domain/inspection/referral.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { addDays } from '../../../shared/kernel/days.ts'
import { sampleInspection } from '../clock/samples.ts'

const day = fc.integer({ min: 0, max: 600 }).map((more) => addDays('2021-10-01', more))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const year = fc.constantFrom(2021, 2022, 2023)
const windowIn = year.map((one) => ({ from: `${one}-07-01`, to: `${one}-09-30` }))

const referral = fc.record({
  id: fc.constant('r'),
  state: fc.constantFrom('proposed', 'sent', 'received', 'concluded', 'withdrawn'),
  recipient: fc.constantFrom('示例税务局', '示例市场局'),
  issued: maybe(day.map((on) => ({ number: '1', on, by: 'approver' }))),
  receipt: maybe(day.map((on) => ({ number: '1', on }))),
  withdrawn: maybe(day.map((on) => ({ on, reason: '示例', by: 'reviewer' }))),
})

const inspection = fc.record({
  targetId: fc.constantFrom('a', 'b', 'c'),
  taskId: fc.constantFrom('2022-1', '2022-2'),
  regionName: fc.constantFrom('忻府区', '原平市'),
  creditClass: fc.constantFrom('A', 'B', 'C', 'D', 'unrated', 'X'),
  state: fc.constantFrom('dispatched', 'recorded', 'approved', 'published', 'withheld', 'closed', 'called-off'),
  officerIds: fc.subarray(['SX0900-01', 'SX0900-02', 'SX0900-03']),
  window: windowIn,
  result: maybe(
    fc.record({ endedOn: day, method: fc.constantFrom('on-site', 'online') }).map((more) => ({
      ...sampleInspection.result,
      ...more,
    })),
  ),
  publishedOn: maybe(day),
  rectification: maybe(
    fc.record({ ordered: day, dueOn: day, state: fc.constantFrom('ordered', 'failed', 'rectified', 'case-filed') }),
  ),
  referrals: fc.array(referral as unknown as fc.Arbitrary<Referral>, { maxLength: 2 }),
})

const task = fc.record({
  state: fc.constantFrom(undefined, 'draft', 'approved', 'withdrawn'),
  rounds: fc.integer({ min: 1, max: 3 }),
  window: windowIn,
  cooperating: fc.constantFrom([], [{ department: '140900/market', name: '示例市场局', itemIds: [] }]),
  ratios: fc.constantFrom([], [{ level: 'D', ratio: 10_000, priority: 4 }]),
  progress: fc.subarray([
    { round: 1, attempts: 1, executed: 'draw-1' },
    { round: 2, attempts: 1 },
  ]),
})

const obligation = fc.record({
  dueOn: day,
  closed: maybe(fc.record({ on: day, by: fc.constant('fact'), late: fc.boolean() })),
  movedTo: maybe(day),
  lapses: maybe(fc.constant(true as const)),
})

const [yearly] = openYearly(2022)
const sample = opened(yearly as NonNullable<typeof yearly>, '2022-01-01')

const worlds: fc.Arbitrary<YearOfRecords> = fc
  .tuple(day, fc.array(task), fc.array(inspection), fc.array(obligation))
  .map(([today, tasks, inspections, obligations]) => ({
    today,
    tasks: tasks.map((more, at) => ({ ...more, id: `2022-${at}`, name: `示例任务${at}` }) as unknown as Task),
    inspections: inspections.map((more, at) => ({ ...sampleInspection, ...more, id: `${at}` }) as Inspection),
    obligations: obligations.map((more, at) => ({ ...sample, ...more, id: `${more.dueOn}/${at}` })),
  }))

/** The figure reckoned by hand from its list. */
function reckoned(list: ReturnType<typeof recordsOf>, { unit, goal, measured }: Indicator) {
  const counted = list.filter(({ counts }) => counts).length
  const share = unit === 'share' && list.length > 0 ? counted / list.length : undefined
  const values = list.map(({ value }) => value).filter((value) => value !== undefined)
  return {
    counted,
    total: list.length,
    share,
    met: share === undefined || goal === undefined ? undefined : share >= goal,
    most: measured && values.length > 0 ? Math.max(...values) : undefined,
    sum: measured ? values.reduce((all, one) => all + one, 0) : undefined,
    values: measured ? values.length : undefined,
  }
}

it('a figure and its list never disagree, in any world of tasks, inspections and deadlines, on any day', () => {
  fc.assert(
    fc.property(worlds, year, fc.constantFrom(...indicatorIds), (world, asked, id) => {
      const records = ofYear(asked, world)
      const told = indicator(id, records)
      const list = recordsOf(id, records)

      const { counted, total, share, met, measured } = told
      const figure = { counted, total, share, met, most: measured?.most, sum: measured?.sum, values: measured?.values }
      expect(figure).toEqual(reckoned(list, told))
      for (const group of told.groups) {
        const within = list.filter((one) => one.group === group.group)
        expect(group).toMatchObject({ counted: within.filter(({ counts }) => counts).length, total: within.length })
      }
      expect(told.groups.reduce((sum, one) => sum + one.total, 0)).toBe(list.filter((one) => one.group).length)
    }),
    { numRuns: 500 },
  )
})

it('every record in a list is one of the year, and a day that passes closes nothing', () => {
  fc.assert(
    fc.property(worlds, year, fc.constantFrom(...indicatorIds), (world, asked, id) => {
      const records = ofYear(asked, world)
      const known = new Set([
        ...records.tasks.map((one) => `tasks/${one.id}`),
        ...records.inspections.flatMap((one) => [`inspections/${one.id}`, `targets/${one.targetId}`]),
        ...records.obligations.map((one) => `obligations/${one.id}`),
      ])
      const later = { ...records, today: addDays(records.today, 1) }

      expect(recordsOf(id, records).filter(({ of }) => !known.has(of))).toEqual([])
      if (id !== 'time-to-publication') expect(indicator(id, later).counted).toBe(indicator(id, records).counted)
      expect(indicator(id, later).total).toBeGreaterThanOrEqual(indicator(id, records).total)
    }),
  )
})
