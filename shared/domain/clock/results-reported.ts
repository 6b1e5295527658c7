import { type Day, yearOf } from '../../kernel/days.ts'
import type { Task } from '../plan/task.ts'
import { stateOf } from '../plan/task-lifecycle.ts'
import type { Filing } from './filing.ts'
import { yearlyRules } from './rules.ts'

/**
 * The day on which the results due were handed over: a summary of the whole department's, or the last of one for each task
 * that was to be carried out by the due day. Undefined while a task's is missing. A task withdrawn or merged into another owes none;
 * nor does one that may still be carried out afterwards: a task of the fourth quarter is told by the year's self-check.
 *
 * @source 忻州市财政局 2022 年双随机抽查方案 四: 检查结果、处理意见、照片资料等，9月30日之前向法规税政科报送
 */
export function resultsReportedOn(tasks: readonly Task[], filings: readonly Filing[]): Day | undefined {
  const filed = filings.flatMap(({ kind, taskId, filedOn }) =>
    kind === 'results-reported' && filedOn !== undefined ? [{ taskId, filedOn }] : [],
  )
  const whole = filed.filter(({ taskId }) => taskId === undefined).map(({ filedOn }) => filedOn)
  const owing = tasks.filter(owesResults)
  const days = owing.map(({ id }) => firstOf(filed.filter(({ taskId }) => taskId === id).map(({ filedOn }) => filedOn)))
  const each = days.length > 0 && days.every((day) => day !== undefined) ? [lastOf(days)] : []
  return firstOf([...whole, ...each])
}

function owesResults(task: Task): boolean {
  const { to } = task.window
  return stateOf(task) === 'approved' && to <= `${yearOf(to)}-${yearlyRules['results-reported'].date}`
}

function firstOf(days: readonly Day[]): Day | undefined {
  return days.toSorted()[0]
}

function lastOf(days: readonly Day[]): Day {
  return days.toSorted().at(-1) as Day
}
