import { type DrawSummary, drawSummary, type ListedDraw } from '../domain/disclosure/draw-summary.ts'
import type { Counters, ItemCount } from '../domain/disclosure/listing.ts'
import type { ResultSummary } from '../domain/disclosure/result-summary.ts'
import { creditLabel } from '../domain/disclosure/result-view.ts'
import type { Plan } from '../domain/plan/plan.ts'
import type { Task } from '../domain/plan/task.ts'
import { stateOf } from '../domain/plan/task-lifecycle.ts'
import type { Coverage } from './coverage-chart.ts'
import { lastDayOf, newestFirst } from './draw-summary.ts'
import { type Office, officeOf } from './office.ts'
import { latest } from './site-page.ts'

export interface ComingRound {
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  readonly rounds: number
  readonly from: string
  readonly to: string
  /** The pool is frozen and waits for its witnesses. */
  readonly frozenDrawId?: string
}

export interface DepartmentView {
  readonly department: Office
  /** The newest year with a public plan. */
  readonly year?: number
  readonly planId?: string
  readonly numbers: {
    readonly items: number
    readonly tasks: number
    readonly draws: number
    readonly voidDraws: number
    readonly inspections: number
    readonly results: number
    readonly resultsInTime: number
    readonly returns: number
  }
  readonly coverage: readonly Coverage[]
  readonly coming: readonly ComingRound[]
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
  return {
    department: officeOf(department),
    ...(plan ? { year: plan.year, planId: plan.id } : {}),
    numbers: numbersOf(items.published, tasks, draws, records.counters),
    coverage: coverageOf(draws),
    coming: tasks.flatMap((task) => comingRounds(task, draws)),
    latestDraws: draws.map(drawSummary).toSorted(newestFirst).slice(0, SHOWN),
    latestResults: records.latestResults.slice(0, SHOWN),
    ...(asOf ? { asOf } : {}),
  }
}

function numbersOf(
  items: number,
  tasks: readonly Task[],
  draws: readonly ListedDraw[],
  counters: Counters,
): DepartmentView['numbers'] {
  return {
    items,
    tasks: tasks.length,
    draws: draws.filter(({ state }) => state === 'executed').length,
    voidDraws: draws.filter(({ state }) => state === 'void').length,
    inspections: counters['inspections'] ?? 0,
    results: counters['results'] ?? 0,
    resultsInTime: counters['in-time'] ?? 0,
    returns: counters['returns'] ?? 0,
  }
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

function comingRounds(task: Task, draws: readonly ListedDraw[]): ComingRound[] {
  const own = draws.filter(({ taskId }) => taskId === task.id)
  const done = new Set(own.filter(({ state }) => state === 'executed').map(({ round }) => round))
  const rounds = Array.from({ length: task.rounds }, (_, at) => at + 1).filter((round) => !done.has(round))
  return rounds.map((round) => {
    const frozen = own.find((draw) => draw.state === 'frozen' && draw.round === round)
    return {
      taskId: task.id,
      taskName: task.name,
      round,
      rounds: task.rounds,
      from: task.window.from,
      to: task.window.to,
      ...(frozen ? { frozenDrawId: frozen.id } : {}),
    }
  })
}
