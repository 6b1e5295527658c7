import { type CooperationFacts, cooperationFindings } from '../joint/cooperation-findings.ts'
import type { Item } from '../registry/item.ts'
import type { Officer } from '../registry/officer.ts'
import { decisionFindings } from './decision-findings.ts'
import { filterFindings } from './filter-findings.ts'
import { itemFindings } from './item-findings.ts'
import { classFindings, jointFindings } from './joint-findings.ts'
import { numberFindings } from './number-findings.ts'
import { officerFindings, type ScopeCount } from './officer-findings.ts'
import { overlapFindings } from './overlap-findings.ts'
import type { PlannedTask, PlanVersion } from './plan.ts'
import { type PlanFinding, type RuleFinding, withId } from './plan-finding.ts'
import { type PlanPolicy, planPolicy } from './plan-policy.ts'
import { ratioFindings } from './ratio-findings.ts'
import { type InForce, revisionFindings } from './revision-findings.ts'
import { teamFindings } from './team-findings.ts'
import { windowFindings } from './window-findings.ts'

export type { PlanFinding } from './plan-finding.ts'

/** What the rules look at. */
export interface PlanFacts {
  readonly plan: Pick<PlanVersion, 'title' | 'remark' | 'tasks' | 'decisions'> & { readonly year: number }
  /** The items that the plan names, as they stand; one that nobody knows is absent. */
  readonly items: ReadonlyMap<string, Item>
  /** Numbers that revisions have given up. */
  readonly dropped?: readonly number[]
  /** Of a revision: the version that it revises. */
  readonly inForce?: InForce
  /** Who could inspect whom; absent: not looked at. */
  readonly staff?: {
    readonly officers: readonly Officer[]
    /** By number of the task; one without a count could not be counted. */
    readonly targets: ReadonlyMap<number, ScopeCount>
  }
  /** What the cooperating departments of joint tasks have; absent: not looked at. */
  readonly cooperation?: CooperationFacts
  /** Region of the department; absent: regions are not looked at. */
  readonly region?: string
}

/** Everything that is to be said of a plan: errors first, then warnings, then notes, by task. The same facts give the same list. */
export function planFindings(facts: PlanFacts, policy: PlanPolicy = planPolicy): PlanFinding[] {
  const { plan, inForce, dropped } = facts
  const found = [
    ...numberFindings(
      plan.tasks,
      dropped,
      inForce?.tasks.map(({ number }) => number),
    ),
    ...(inForce ? revisionFindings(plan, inForce) : []),
    ...decisionFindings(plan.decisions, plan.tasks),
    ...plan.tasks.flatMap((task) => taskFindings(task, facts, policy)),
    ...overlapFindings(plan.tasks),
    ...jointFindings(plan.tasks, policy),
  ]
  const weight = ({ severity }: RuleFinding) => ['error', 'warning', 'note'].indexOf(severity)
  return found.sort((a, b) => weight(a) - weight(b) || (a.task ?? 0) - (b.task ?? 0)).map(withId)
}

function taskFindings(
  task: PlannedTask,
  { plan, items, staff, region, cooperation }: PlanFacts,
  policy: PlanPolicy,
): RuleFinding[] {
  const window = windowFindings(task, plan.year)
  const targets = staff?.targets.get(task.number)
  return [
    ...window,
    ...ratioFindings(task, policy, items),
    ...itemFindings(task, items),
    ...filterFindings(task, region),
    ...teamFindings(task),
    ...(cooperation ? cooperationFindings(task, cooperation) : []),
    ...classFindings(task, policy),
    ...(staff && window.length === 0 ? officerFindings(task, { officers: staff.officers, targets, policy }) : []),
  ]
}

/** Those that block submission. */
export function planErrors(facts: PlanFacts, policy: PlanPolicy = planPolicy): PlanFinding[] {
  return planFindings(facts, policy).filter(({ severity }) => severity === 'error')
}
