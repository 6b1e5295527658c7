import { chineseDay, yearOf } from '../../kernel/days.ts'
import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'

const source = '年度抽查工作计划表“抽查检查起止时间”栏：年度计划只安排当年的抽查'

/** 抽查起止时间 lies within the plan's year and does not end before it begins. */
export function windowFindings({ number, window }: PlannedTask, year: number): RuleFinding[] {
  const { from, to } = window
  const shown = `${chineseDay(from)}至${chineseDay(to)}`
  const backwards: RuleFinding = {
    rule: 'window-backwards',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的起止时间 ${shown} 结束早于开始。请更正起止时间。`,
    en: `Task ${number} ends (${to}) before it begins (${from}). Correct its window.`,
    source,
  }
  const outside: RuleFinding = {
    rule: 'window-outside-year',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的起止时间 ${shown} 不在计划年度 ${year} 年之内。请更正起止时间。`,
    en: `Task ${number} runs ${from} to ${to}, outside the plan year ${year}. Correct its window.`,
    source,
  }
  return [...(to < from ? [backwards] : []), ...(yearOf(from) !== year || yearOf(to) !== year ? [outside] : [])]
}
