import type { PlannedTask } from './plan.ts'
import type { PlanFinding } from './plan-finding.ts'

const source = '年度抽查工作计划表“序号”栏：任务编号由计划年份与序号组成，须唯一且连续'

/** 序号 run from 1 without gaps and without repeats: the task's id is made of it. */
export function numberFindings(tasks: readonly PlannedTask[]): PlanFinding[] {
  if (tasks.length === 0) return [emptyPlan]
  const numbers = tasks.map(({ number }) => number)
  const repeated = [...new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at))]
  if (repeated.length > 0) return repeated.map(repeatedNumber)
  const missing = numbers.map((_, at) => at + 1).filter((number) => !numbers.includes(number))
  return missing.length === 0 ? [] : [numbersWithGap(missing, tasks.length)]
}

const emptyPlan: PlanFinding = {
  rule: 'plan-empty',
  severity: 'error',
  zh: '计划没有任何抽查任务。请至少填写一项任务。',
  en: 'The plan has no task. Enter at least one.',
  source,
}

function repeatedNumber(number: number): PlanFinding {
  return {
    rule: 'number-repeated',
    severity: 'error',
    task: number,
    zh: `序号 ${number} 出现了不止一次。请为每项任务使用不同的序号。`,
    en: `Number ${number} is used more than once. Give each task its own.`,
    source,
  }
}

function numbersWithGap(missing: readonly number[], count: number): PlanFinding {
  return {
    rule: 'number-gap',
    severity: 'error',
    zh: `共 ${count} 项任务，序号应为 1 至 ${count}，缺少 ${missing.join('、')}。请重新编号。`,
    en: `${count} tasks are numbered 1 to ${count}; ${missing.join(', ')} missing. Number them again.`,
    source,
  }
}
