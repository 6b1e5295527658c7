import { waitingOf } from '../domain/disclosure/count.ts'
import { type DrawSummary, drawSummary, type ListedDraw } from '../domain/disclosure/draw-summary.ts'
import type { Counters, ItemCount } from '../domain/disclosure/listing.ts'
import type { ResultSummary } from '../domain/disclosure/result-summary.ts'
import { creditLabel } from '../domain/disclosure/result-view.ts'
import type { Plan } from '../domain/plan/plan.ts'
import type { Task } from '../domain/plan/task.ts'
import { stateOf } from '../domain/plan/task-lifecycle.ts'
import { type ComingRound, comingRounds, type UnderWay } from './coming.ts'
import type { Coverage } from './coverage-chart.ts'
import { lastDayOf, newestFirst } from './draw-summary.ts'
import type { MonthOfResults } from './month-chart.ts'
import { type Office, officeOf } from './office.ts'
import { latest } from './site-page.ts'
import { monthsOfCounters, numbersOfCounters, type YearNumbers } from './year-numbers.ts'

export interface DepartmentView {
  readonly department: Office
  /** The newest year with a public plan. */
  readonly year?: number
  readonly planId?: string
  readonly numbers: YearNumbers & { readonly items: number }
  readonly months: readonly MonthOfResults[]
  readonly coverage: readonly Coverage[]
  readonly coming: readonly ComingRound[]
  readonly underWay: readonly UnderWay[]
  readonly latestDraws: readonly DrawSummary[]
  readonly latestResults: readonly ResultSummary[]
  readonly asOf?: string
}

export interface DepartmentRecords {
  readonly items: Pick<ItemCount, 'published' | 'latest'>
  /** The newest plan that is public: its year is the one that the page tells of. */
  readonly plan: Plan | undefined
  /** Tasks, draws and sums of that year. */
  readonly tasks: readonly Task[]
  readonly draws: readonly ListedDraw[]
  readonly counters: Counters
  /** The newest first. */
  readonly latestResults: readonly ResultSummary[]
}

/** Draws and results on a department's page. */
export const SHOWN = 5

/** The year at a glance. The year is the newest public plan's, not the clock's, so that a rebuild says the same. */
export function departmentView(department: Office, records: DepartmentRecords): DepartmentView {
  const { plan, items } = records
  const tasks = records.tasks.filter((task) => stateOf(task) !== 'withdrawn')
  const ofYear = new Set(tasks.map(({ id }) => id))
  const draws = records.draws.filter(({ taskId }) => ofYear.has(taskId))
  const asOf = latest(
    items.latest,
    plan?.publishedOn,
    ...draws.map(lastDayOf),
    ...records.latestResults.map(({ publishedOn }) => publishedOn),
  )
  const coverage = coverageOf(draws)
  return {
    department: officeOf(department),
    ...(plan ? { year: plan.year, planId: plan.id } : {}),
    numbers: { items: items.published, ...numbersOf(tasks, draws, coverage), ...numbersOfCounters(records.counters) },
    months: monthsOfCounters(records.counters),
    coverage,
    coming: tasks.flatMap((task) => comingRounds(task, draws)),
    underWay: tasks.flatMap((task) => underWayOf(task, records.counters)),
    latestDraws: draws.map(drawSummary).toSorted(newestFirst).slice(0, SHOWN),
    latestResults: records.latestResults.slice(0, SHOWN),
    ...(asOf ? { asOf } : {}),
  }
}

function numbersOf(
  tasks: readonly Task[],
  draws: readonly ListedDraw[],
  coverage: readonly Coverage[],
): Pick<YearNumbers, 'tasks' | 'draws' | 'voidDraws' | 'registered' | 'drawn'> {
  return {
    tasks: tasks.length,
    draws: draws.filter(({ state }) => state === 'executed').length,
    voidDraws: draws.filter(({ state }) => state === 'void').length,
    registered: coverage.reduce((sum, { size }) => sum + size, 0),
    drawn: coverage.reduce((sum, { drawn }) => sum + drawn, 0),
  }
}

function underWayOf({ id, name, window }: Task, counters: Counters): UnderWay[] {
  const waiting = counters[waitingOf(id)] ?? 0
  return waiting === 0 ? [] : [{ taskId: id, taskName: name, from: window.from, to: window.to, waiting }]
}

/** Over all rounds of the year: how many of each class were drawn, of how many in the task's newest registry. */
function coverageOf(draws: readonly ListedDraw[]): Coverage[] {
  const executed = draws.filter(({ state }) => state === 'executed').toSorted((a, b) => a.round - b.round)
  const newest = new Map(executed.map((draw) => [draw.taskId, draw]))
  const levels = new Set(executed.flatMap(({ strata }) => strata.map(({ level }) => level)))
  const count = (of: Iterable<ListedDraw>, level: string, field: 'take' | 'size') =>
    [...of].reduce((sum, { strata }) => sum + (strata.find((stratum) => stratum.level === level)?.[field] ?? 0), 0)
  return [...levels]
    .map((level) => ({
      label: creditLabel(level),
      drawn: count(executed, level, 'take'),
      size: count(newest.values(), level, 'size'),
    }))
    .filter(({ size }) => size > 0)
}
