import type { Item } from '../registry/item.ts'
import { itemFindings } from './item-findings.ts'
import { numberFindings } from './number-findings.ts'
import { overlapFindings } from './overlap-findings.ts'
import type { Plan } from './plan.ts'
import type { PlanFinding } from './plan-finding.ts'
import { type PlanPolicy, planPolicy } from './plan-policy.ts'
import { ratioFindings } from './ratio-findings.ts'
import { windowFindings } from './window-findings.ts'

export type { PlanFinding } from './plan-finding.ts'

/** What the rules look at. */
export interface PlanFacts {
  readonly plan: Pick<Plan, 'year' | 'tasks'>
  /** The items that the plan names, as they stand; one that nobody knows is absent. */
  readonly items: ReadonlyMap<string, Item>
}

/** Everything that stands against a plan: errors first, then by task. The same plan and items give the same list. */
export function planFindings(facts: PlanFacts, policy: PlanPolicy = planPolicy): PlanFinding[] {
  const { year, tasks } = facts.plan
  const found = [
    ...numberFindings(tasks),
    ...tasks.flatMap((task) => [
      ...windowFindings(task, year),
      ...ratioFindings(task, policy),
      ...itemFindings(task, facts.items),
    ]),
    ...overlapFindings(tasks),
  ]
  const weight = ({ severity }: PlanFinding) => (severity === 'error' ? 0 : 1)
  return found.sort((a, b) => weight(a) - weight(b) || (a.task ?? 0) - (b.task ?? 0))
}

/** Those that block submission. */
export function planErrors(facts: PlanFacts, policy: PlanPolicy = planPolicy): PlanFinding[] {
  return planFindings(facts, policy).filter(({ severity }) => severity === 'error')
}

/** The items that a plan names, each once, in order of first mention. */
export function plannedItemIds({ tasks }: Pick<Plan, 'tasks'>): string[] {
  return [...new Set(tasks.flatMap(({ itemIds }) => itemIds))]
}
