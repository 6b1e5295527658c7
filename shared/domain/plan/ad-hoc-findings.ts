import type { Day } from '../../kernel/days.ts'
import { type CooperationFacts, cooperationFindings } from '../joint/cooperation-findings.ts'
import type { Item } from '../registry/item.ts'
import { filterFindings } from './filter-findings.ts'
import { itemFindings } from './item-findings.ts'
import { classFindings } from './joint-findings.ts'
import { type PlanFinding, type RuleFinding, withId } from './plan-finding.ts'
import { planPolicyOf } from './plan-policy.ts'
import { ratioFindings } from './ratio-findings.ts'
import type { Task } from './task.ts'
import type { TaskPolicy } from './task-policy.ts'
import { teamFindings } from './team-findings.ts'

/** What the rules look at. */
export interface AdHocFacts {
  readonly items: ReadonlyMap<string, Item>
  readonly policy: TaskPolicy
  /** Region of the department. */
  readonly region: string
  readonly today: Day
  /** What the cooperating departments have; absent: not looked at. */
  readonly cooperation?: CooperationFacts
}

/** What is to be said of an ad-hoc task, by the rules of planned ones: errors first. */
export function adHocFindings(task: Task, { items, policy, region, today, cooperation }: AdHocFacts): PlanFinding[] {
  const held = planPolicyOf(policy)
  const found = [
    ...windowFindings(task, today),
    ...ratioFindings(task, held, items),
    ...itemFindings(task, items),
    ...filterFindings(task, region),
    ...classFindings(task, held),
    ...teamFindings(task),
    ...(cooperation ? cooperationFindings(task, cooperation) : []),
  ]
  const weight = ({ severity }: RuleFinding) => ['error', 'warning', 'note'].indexOf(severity)
  return found.toSorted((a, b) => weight(a) - weight(b)).map(withId)
}

/** 抽查起止时间 does not end before it begins, nor before today. */
function windowFindings({ number, window: { from, to } }: Task, today: Day): RuleFinding[] {
  const source = '临时任务审批：检查在批准之后、起止时间之内进行'
  if (to < from) {
    return [
      {
        rule: 'window-backwards',
        severity: 'error',
        task: number,
        zh: `任务 ${number} 的起止时间 ${from} 至 ${to} 结束早于开始。请更正起止时间。`,
        en: `Task ${number} ends (${to}) before it begins (${from}). Correct its window.`,
        source,
      },
    ]
  }
  if (to >= today) return []
  return [
    {
      rule: 'window-past',
      severity: 'error',
      task: number,
      zh: `任务 ${number} 的起止时间止于 ${to}，已经过去。请更正起止时间。`,
      en: `Task ${number} ends on ${to}, which is past. Correct its window.`,
      source,
    },
  ]
}
