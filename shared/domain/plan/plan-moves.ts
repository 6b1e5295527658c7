import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type PlanFacts, planErrors } from './findings.ts'
import { type Plan, planLifecycle } from './plan.ts'

/** Who does something, and on which day. */
export interface Doing {
  readonly by: string
  readonly on: Day
}

/** @throws {Refusal} `wrong-state` unless the plan is a draft */
export function edited(plan: Plan, change: Pick<Plan, 'title' | 'tasks' | 'remark'>, by: string): Plan {
  const { remark: _, ...rest } = plan
  const editedBy = [...new Set([...(plan.editedBy ?? []), by])]
  return { ...rest, ...withoutUndefined(change), editedBy, state: moved(planLifecycle, plan, 'edit') }
}

/** @throws {Refusal} `wrong-state`; `plan-has-errors` naming each rule, with the findings as a field */
export function submitted(plan: Plan, facts: PlanFacts, { by, on }: Doing): Plan {
  const state = moved(planLifecycle, plan, 'submit')
  const errors = planErrors(facts)
  if (errors.length > 0) {
    const rules = [...new Set(errors.map(({ rule }) => rule))]
    throw new Refusal('plan-has-errors', { count: errors.length, rules, findings: errors })
  }
  return { ...plan, state, submittedBy: by, submittedOn: on }
}

/** The plan is a draft again; who returned it and why stays on it. @throws {Refusal} `wrong-state` */
export function returned(plan: Plan, reason: string, { by, on }: Doing): Plan {
  return { ...plan, state: moved(planLifecycle, plan, 'return'), returned: { by, on, reason } }
}

/** @throws {Refusal} `wrong-state`; `four-eyes` for anybody who wrote or submitted the plan */
export function approved(plan: Plan, { by, on }: Doing): Plan {
  const state = moved(planLifecycle, plan, 'approve')
  const did = handIn(plan, by)
  if (did !== undefined) throw new Refusal('four-eyes', { move: planLifecycle.moves.approve.zh, did })
  return { ...plan, state, approvedBy: by, approvedOn: on }
}

function handIn(plan: Plan, by: string): string | undefined {
  if (plan.submittedBy === by) return planLifecycle.moves.submit.zh
  if (plan.draftedBy === by) return '起草'
  return plan.editedBy?.includes(by) ? planLifecycle.moves.edit.zh : undefined
}

/**
 * @throws {Refusal} `wrong-state`; `item-not-published` for an item that was retired since the approval
 * @source 国办发〔2024〕54号: items not published must not be inspected
 */
export function published(plan: Plan, items: PlanFacts['items'], on: Day): Plan {
  const state = moved(planLifecycle, plan, 'publish')
  for (const id of plan.tasks.flatMap(({ itemIds }) => itemIds)) {
    if (items.get(id)?.state !== 'published') throw new Refusal('item-not-published', { id })
  }
  return { ...plan, state, publishedOn: on }
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T
}
