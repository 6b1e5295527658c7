import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'

const source = '年度抽查工作计划表“序号”栏：任务编号由计划年份与序号组成，须唯一且连续'

/**
 * 序号 run from 1 without gaps and without repeats: the task's id is made of it. A number that a revision gave up stays
 * given up, because its task stays on record.
 *
 * @param dropped numbers that earlier versions gave up
 * @param inForce numbers of the version that this one revises
 */
export function numberFindings(
  tasks: readonly Pick<PlannedTask, 'number'>[],
  dropped: readonly number[] = [],
  inForce: readonly number[] = [],
): RuleFinding[] {
  if (tasks.length === 0) return [emptyPlan]
  const numbers = tasks.map(({ number }) => number)
  const repeated = [...new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at))]
  if (repeated.length > 0) return repeated.map(repeatedNumber)
  const reused = numbers.filter((number) => dropped.includes(number))
  if (reused.length > 0) return reused.map(reusedNumber)
  const givenUp = new Set([...dropped, ...inForce.filter((number) => !numbers.includes(number))])
  const expected = firstNumbers(tasks.length, givenUp)
  const missing = expected.filter((number) => !numbers.includes(number))
  return missing.length === 0 ? [] : [givenUp.size > 0 ? gapInRevision(missing) : numbersWithGap(missing, tasks.length)]
}

function firstNumbers(count: number, without: ReadonlySet<number>): number[] {
  const found: number[] = []
  for (let number = 1; found.length < count; number++) if (!without.has(number)) found.push(number)
  return found
}

const emptyPlan: RuleFinding = {
  rule: 'plan-empty',
  severity: 'error',
  zh: '计划没有任何抽查任务。请至少填写一项任务。',
  en: 'The plan has no task. Enter at least one.',
  source,
}

function repeatedNumber(number: number): RuleFinding {
  return {
    rule: 'number-repeated',
    severity: 'error',
    task: number,
    zh: `序号 ${number} 出现了不止一次。请为每项任务使用不同的序号。`,
    en: `Number ${number} is used more than once. Give each task its own.`,
    source,
  }
}

function reusedNumber(number: number): RuleFinding {
  return {
    rule: 'number-given-up',
    severity: 'error',
    task: number,
    zh: `序号 ${number} 属于此前修订取消的任务，不能再用。请为新任务使用新的序号。`,
    en: `Number ${number} belongs to a task that an earlier revision dropped. Give the new task a new number.`,
    source,
  }
}

function gapInRevision(missing: readonly number[]): RuleFinding {
  return {
    rule: 'number-gap',
    severity: 'error',
    zh: `除取消的任务外，序号须连续，缺少 ${missing.join('、')}。请重新编号新增的任务。`,
    en: `Apart from dropped tasks numbers run on; ${missing.join(', ')} missing. Number the new tasks again.`,
    source,
  }
}

function numbersWithGap(missing: readonly number[], count: number): RuleFinding {
  return {
    rule: 'number-gap',
    severity: 'error',
    zh: `共 ${count} 项任务，序号应为 1 至 ${count}，缺少 ${missing.join('、')}。请重新编号。`,
    en: `${count} tasks are numbered 1 to ${count}; ${missing.join(', ')} missing. Number them again.`,
    source,
  }
}
