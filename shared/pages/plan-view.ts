import { withheldIfPrivate } from '../domain/disclosure/private-text.ts'
import { explainFilter } from '../domain/plan/explain-filter.ts'
import { type FormerPlan, type Plan, type PlannedTask, type PlanVersion, versionOf } from '../domain/plan/plan.ts'
import { type FieldDifference, planDifferences, type TaskDifference } from '../domain/plan/plan-differences.ts'
import { types } from '../domain/plan/planned-task-words.ts'
import type { Task } from '../domain/plan/task.ts'
import { type YearDeadline, yearDeadlines } from '../domain/plan/year-picture.ts'
import type { Item } from '../domain/registry/item.ts'
import { type Office, officeOf } from './office.ts'

export interface PlanView {
  readonly department: Office
  readonly year: number
  readonly title: string
  readonly publishedOn: string
  readonly approvedOn?: string
  readonly tasks: readonly PlannedTaskView[]
  readonly decisions: readonly {
    readonly about: string
    readonly options: readonly string[]
    readonly chosen: string
  }[]
  readonly remark?: string
  /** What is due in the year on fixed days. */
  readonly deadlines: readonly YearDeadline[]
  readonly version: number
  /** Every version that is or was public, the newest first. */
  readonly versions: readonly PlanVersionView[]
}

export interface PlannedTaskView {
  readonly number: number
  readonly name: string
  readonly type: string
  readonly items: readonly { readonly id: string; readonly name: string }[]
  readonly scope: string
  /** 定向条件 in words. */
  readonly filter?: string
  readonly filterEnglish?: string
  readonly floorBasisPoints: number
  readonly rounds: number
  readonly from: string
  readonly to: string
  readonly initiator: string
  /** 配合部门 by name. */
  readonly cooperating: readonly string[]
  /** The task it became, once it may be drawn. */
  readonly taskId?: string
}

/** One version: when it was public, why it came, and in what it differs from the one before. */
export interface PlanVersionView {
  readonly version: number
  readonly title: string
  readonly publishedOn: string
  readonly approvedOn?: string
  /** Last day of a version that another has replaced. */
  readonly replacedOn?: string
  readonly reason?: string
  readonly fields: readonly FieldDifference[]
  readonly differences: readonly TaskDifference[]
  /** Of a version that is over, its rows whole. */
  readonly tasks: readonly PlannedTaskView[]
}

interface Around {
  readonly items: readonly Item[]
  readonly tasks: readonly Task[]
  /** Versions that are over, in any order; abandoned ones were never public. */
  readonly former?: readonly FormerPlan[]
}

/** A published plan in the columns of the notice's annex. Who chose between conflicting sources stays inside. */
export function planView(
  department: Office,
  plan: Plan & { readonly publishedOn: string },
  { items, tasks, former = [] }: Around,
): PlanView {
  const own = tasks.filter(({ planId }) => planId === plan.id)
  return {
    department: officeOf(department),
    year: plan.year,
    title: plan.title,
    publishedOn: plan.publishedOn,
    ...(plan.approvedOn ? { approvedOn: plan.approvedOn } : {}),
    tasks: plan.tasks.map((planned) => plannedView(planned, items, own)),
    decisions: plan.decisions.flatMap(({ about, options, chosen }) =>
      chosen === undefined ? [] : [{ about, options: [...options], chosen }],
    ),
    ...(plan.remark ? { remark: plan.remark } : {}),
    deadlines: yearDeadlines(plan.year),
    version: versionOf(plan),
    versions: versionViews(plan, former, items),
  }
}

type Public = (FormerPlan | Plan) & { readonly publishedOn: string }

function versionViews(
  plan: Plan & { readonly publishedOn: string },
  former: readonly FormerPlan[],
  items: readonly Item[],
): PlanVersionView[] {
  const isPublic = (version: FormerPlan): version is FormerPlan & { publishedOn: string } =>
    version.publishedOn !== undefined
  const inOrder: Public[] = [...former.filter(isPublic).sort((a, b) => a.version - b.version), plan]
  return inOrder.map((each, at) => versionView(each, inOrder[at - 1], items)).toReversed()
}

function versionView(version: Public, before: PlanVersion | undefined, items: readonly Item[]): PlanVersionView {
  const nameOf = (id: string) => items.find((item) => item.id === id)?.name ?? id
  const { fields, tasks } = before ? planDifferences(before, version, nameOf) : { fields: [], tasks: [] }
  const ended = 'ended' in version ? version.ended.on : undefined
  return {
    version: versionOf(version),
    title: version.title,
    publishedOn: version.publishedOn,
    ...(version.approvedOn ? { approvedOn: version.approvedOn } : {}),
    ...(ended ? { replacedOn: ended } : {}),
    ...(version.reason ? { reason: withheldIfPrivate(version.reason) } : {}),
    fields,
    differences: tasks,
    tasks: ended ? version.tasks.map((planned) => plannedView(planned, items, [])) : [],
  }
}

function plannedView(planned: PlannedTask, items: readonly Item[], tasks: readonly Task[]): PlannedTaskView {
  const task = tasks.find(({ number }) => number === planned.number)
  const { filter, cooperating = [] } = planned
  return {
    number: planned.number,
    name: planned.name,
    type: types[planned.type],
    items: namedItems(planned.itemIds, items),
    scope: planned.scope,
    ...(filter ? filterWords(planned) : {}),
    floorBasisPoints: planned.floor,
    rounds: planned.rounds,
    from: planned.window.from,
    to: planned.window.to,
    initiator: planned.initiator,
    cooperating: cooperating.map(({ name }) => name),
    ...(task ? { taskId: task.id } : {}),
  }
}

/** 定向条件 as views hold it. */
export function filterWords(of: Parameters<typeof explainFilter>[0]): { filter: string; filterEnglish: string } {
  const { zh, en } = explainFilter(of)
  return { filter: zh, filterEnglish: en }
}

export function namedItems(ids: readonly string[], items: readonly Item[]): { id: string; name: string }[] {
  return ids.map((id) => ({ id, name: items.find((item) => item.id === id)?.name ?? id }))
}
