import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isDrawn } from '../plan/revision-findings.ts'
import type { Task } from '../plan/task.ts'
import { stateOf, taskLifecycle } from '../plan/task-lifecycle.ts'
import type { Target } from '../registry/target.ts'
import { countMerge, mergedTerms, targetsOf, visitsOf } from './count-merge.ts'
import { isJoint, type NamedDepartment } from './joint-visit.ts'
import type { Merge, MergeSide } from './merge.ts'
import { type MergePolicy, mergePolicy } from './merge-policy.ts'

/** A task that may become part of a merge, with what its own department's registries say. */
export interface Weighed extends NamedDepartment {
  readonly task: Task
  /** Version of the task's record. */
  readonly version: number
  /** Items of the task that are not public. */
  readonly unpublished: readonly string[]
  /** Every target of the department. */
  readonly registry: readonly Target[]
}

/** Why a task cannot become part of the merge. */
export interface MergeObstacle extends NamedDepartment {
  readonly taskId: string
  readonly taskName: string
  readonly zh: string
  readonly en: string
}

export interface WeighedMerge extends Pick<Merge, 'sides' | 'terms' | 'count'> {
  readonly obstacles: readonly MergeObstacle[]
}

/** What a merge of these tasks would come to, and what stands against it; the first leads. */
export function weighMerge(
  all: readonly [Weighed, ...Weighed[]],
  day: Day,
  policy: MergePolicy = mergePolicy,
): WeighedMerge {
  const [lead] = all
  const tasks = all.map(({ task }) => task) as [Task, ...Task[]]
  const terms = mergedTerms(tasks)
  const pool = targetsOf(lead.task, lead.registry, day)
  const known = new Set(pool.map(({ id }) => id))
  const sides = all.map((each) => sideOf(each, known, day))
  const together = visitsOf({ ...terms, ratioScope: lead.task.ratioScope }, pool)
  const count = countMerge(sides, { ...together, rounds: terms.rounds })
  const obstacles = all.flatMap((each, at) =>
    obstaclesOf(each, { lead, side: sides[at] as MergeSide, isLead: at === 0, policy }).map((words) =>
      obstacle(each, words),
    ),
  )
  const whole = obstacles.length > 0 ? [] : againstTheWhole(terms, count.saved)
  return { sides, terms, count, obstacles: [...obstacles, ...whole.map((words) => obstacle(lead, words))] }
}

/** @throws {Refusal} `merge-not-possible` naming the first task that cannot, and everything that stands against it */
export function requireMergeable({ obstacles }: WeighedMerge): void {
  const [first] = obstacles
  if (!first) return
  const own = obstacles.filter(({ department, taskId }) => department === first.department && taskId === first.taskId)
  throw new Refusal(
    'merge-not-possible',
    { task: `${first.name} ${first.taskName}`, why: own.map(({ zh }) => zh), obstacles },
    { task: `${first.department} ${first.taskId}`, why: own.map(({ en }) => en).join('; ') },
  )
}

function sideOf(
  { department, name, task, version, registry }: Weighed,
  lead: ReadonlySet<string>,
  day: Day,
): MergeSide {
  const targets = targetsOf(task, registry, day)
  return {
    department,
    name,
    taskId: task.id,
    taskName: task.name,
    version,
    itemIds: task.itemIds,
    targets: targets.length,
    shared: targets.filter(({ id }) => lead.has(id)).length,
    rounds: task.rounds,
    ...visitsOf(task, targets),
  }
}

interface Words {
  readonly zh: string
  readonly en: string
}

interface Judging {
  readonly lead: Weighed
  readonly side: MergeSide
  readonly isLead: boolean
  readonly policy: MergePolicy
}

function obstaclesOf(each: Weighed, { lead, side, isLead, policy }: Judging): Words[] {
  return [
    ...standingAgainst(each.task),
    ...(each.unpublished.length > 0 ? [unpublished(each.unpublished)] : []),
    ...(isLead ? [] : [...joinedAlready(each.task), ...differing(each.task, lead.task), ...sharing(side, policy)]),
  ]
}

function standingAgainst(task: Task): Words[] {
  const state = stateOf(task)
  if (state !== 'approved') return [{ zh: `任务处于“${taskLifecycle.states[state]}”状态`, en: `it is ${state}` }]
  return isDrawn(task) ? [{ zh: '已锁定或抽取', en: 'it is frozen or drawn' }] : []
}

function unpublished(items: readonly string[]): Words {
  return { zh: `抽查事项 ${items.join('、')} 未公布`, en: `items ${items.join(', ')} are not published` }
}

function joinedAlready(task: Task): Words[] {
  return isJoint(task) ? [{ zh: '已是联合抽查任务，请以它为牵头任务', en: 'it is joint already: let it lead' }] : []
}

function differing(task: Task, lead: Task): Words[] {
  return [
    ...(task.method === lead.method ? [] : [{ zh: '检查方式与牵头任务不同', en: 'its method is another' }]),
    ...(task.ratioScope === lead.ratioScope
      ? []
      : [{ zh: '抽查比例的口径（每轮或全年）与牵头任务不同', en: 'its ratio is reckoned otherwise' }]),
  ]
}

function sharing({ shared, targets }: MergeSide, { leastShared }: MergePolicy): Words[] {
  if (targets > 0 && shared * 10_000 >= targets * leastShared) return []
  const least = `${leastShared / 100}%`
  return [
    {
      zh: `其 ${targets} 家对象中只有 ${shared} 家在牵头任务的范围内，不足 ${least}`,
      en: `only ${shared} of its ${targets} targets belong to the leading task, less than ${least}`,
    },
  ]
}

function againstTheWhole({ window }: Merge['terms'], saved: number): Words[] {
  const { from, to } = window
  if (to < from) return [{ zh: '各任务的检查时间没有重叠', en: 'the windows have no day in common' }]
  return saved > 0 ? [] : [{ zh: '合并并不减少上门次数', en: 'no visit would be saved' }]
}

function obstacle({ department, name, task }: Weighed, words: Words): MergeObstacle {
  return { department, name, taskId: task.id, taskName: task.name, ...words }
}
