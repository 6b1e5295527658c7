import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Doing } from './doing.ts'
import { type PlanFacts } from './findings.ts'
import { type FormerMark, type FormerPlan, type Plan, type PlanVersion, versionOf } from './plan.ts'
import { planLifecycle } from './plan-lifecycle.ts'
import { requirePublishedItems } from './plan-moves.ts'
import { type InForce, revisionFindings } from './revision-findings.ts'

/**
 * The published plan with its next version as a draft beside it: what the public reads does not change.
 *
 * @throws {Refusal} `wrong-state` unless the plan is published; `revision-open` while another is on its way
 */
export function revisionOpened(plan: Plan, reason: string, { by, on }: Doing): Plan {
  moved(planLifecycle, plan, 'revise')
  if (plan.revision) {
    const state = planLifecycle.states[plan.revision.state]
    throw new Refusal(
      'revision-open',
      { id: plan.id, version: versionOf(plan.revision), state },
      { state: plan.revision.state },
    )
  }
  const { title, tasks, decisions, remark, answers } = plan
  const revision: PlanVersion = {
    state: 'draft',
    version: lastVersion(plan) + 1,
    reason,
    title,
    tasks,
    decisions,
    ...(remark === undefined ? {} : { remark }),
    ...(answers === undefined ? {} : { answers }),
    draftedBy: by,
    draftedOn: on,
  }
  return { ...plan, revision }
}

/** Abandoned versions keep their numbers too. */
function lastVersion({ former = [], ...plan }: Plan): number {
  return Math.max(versionOf(plan), ...former.map(({ version }) => version))
}

export function formerId(planId: string, version: number): string {
  return `${planId}@${version}`
}

/** The plan as it was, and the revision that comes to nothing, kept. @throws {Refusal} `no-revision`, `wrong-state` */
export function revisionAbandoned(plan: Plan, reason: string, { by, on }: Doing): { plan: Plan; former: FormerPlan } {
  const { revision, former: marks = [], ...kept } = plan
  if (!revision) throw new Refusal('no-revision', { id: plan.id })
  const state = moved(planLifecycle, { id: plan.id, state: revision.state }, 'abandon')
  const former = ended(plan, { ...revision, state }, { by, on, reason })
  return { plan: { ...kept, former: [...marks, markOf(former)] }, former }
}

/**
 * The revision in force, and the version that it takes the place of, kept whole.
 *
 * @throws {Refusal} `no-revision`; `wrong-state`; `item-not-published` for an item retired since the approval; `task-drawn`
 *   for a task that was frozen or drawn since
 */
export function revisionPublished(
  plan: Plan,
  { items, made }: { readonly items: PlanFacts['items']; readonly made: InForce['made'] },
  { by, on }: Doing,
): { plan: Plan; former: FormerPlan } {
  const { revision, former: marks = [], dropped = [], id, year, ...before } = plan
  if (!revision) throw new Refusal('no-revision', { id })
  const state = moved(planLifecycle, { id, state: revision.state }, 'publish')
  requirePublishedItems(revision, items)
  requireUndrawn(revision, { ...before, made })
  const former = ended(plan, { ...before, state: moved(planLifecycle, plan, 'revise') }, { by, on })
  const gone = before.tasks.flatMap(({ number }) =>
    revision.tasks.some((task) => task.number === number) ? [] : [number],
  )
  const next: Plan = {
    ...revision,
    id,
    year,
    state,
    publishedBy: by,
    publishedOn: on,
    former: [...marks, markOf(former)],
    ...(dropped.length + gone.length > 0 ? { dropped: [...dropped, ...gone] } : {}),
  }
  return { plan: next, former }
}

function requireUndrawn(revision: PlanVersion, inForce: InForce): void {
  const drawn = revisionFindings(revision, inForce).find(({ rule }) => rule === 'task-drawn')
  const task = inForce.tasks.find(({ number }) => number === drawn?.task)
  if (task) throw new Refusal('task-drawn', { task: task.number, name: task.name })
}

function ended(plan: Plan, version: PlanVersion, end: FormerPlan['ended']): FormerPlan {
  const number = versionOf(version)
  return { ...version, version: number, id: formerId(plan.id, number), planId: plan.id, year: plan.year, ended: end }
}

function markOf({ version, state, approvedOn, publishedOn, ended: { on } }: FormerPlan): FormerMark {
  return {
    version,
    state: state === 'abandoned' ? state : 'revised',
    ...(approvedOn === undefined ? {} : { approvedOn }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    endedOn: on,
  }
}
