import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Task } from '../plan/task.ts'
import { taskMoved } from '../plan/task-lifecycle.ts'
import type { Cooperation } from '../plan/task-terms.ts'
import type { Invitation } from './invitation.ts'
import { mergeInvitationId } from './invitation.ts'
import type { Invited } from './invited-by-plan.ts'
import { type NamedDepartment, type TaskElsewhere } from './joint-visit.ts'
import { type Merge, type MergeSide, mergeLifecycle } from './merge.ts'

interface Ending {
  readonly move: 'decline' | 'fail' | 'withdraw'
  readonly on: Day
  /** Id of a person, or path of a department, or `system`. */
  readonly by: string
  readonly zh: string
  readonly en: string
}

/** @throws {Refusal} `wrong-state` unless it is open */
export function ended(merge: Merge, { move, ...ending }: Ending): Merge {
  return { ...merge, state: moved(mergeLifecycle, merge, move), ended: ending }
}

export function merged(merge: Merge, on: Day): Merge {
  return { ...merge, state: moved(mergeLifecycle, merge, 'merge'), mergedOn: on }
}

/** The departments that must agree: those of the sides, and those that the leading task names already. */
export function agreeing({ sides }: Pick<Merge, 'sides'>, lead: Pick<Task, 'cooperating'>): NamedDepartment[] {
  const named = [...sides, ...(lead.cooperating ?? [])].map(({ department, name }) => [department, name] as const)
  return [...new Map(named)].map(([department, name]) => ({ department, name }))
}

/** Whom a merge asks for what: each department once, the one that proposed it too. */
export function invitedByMerge(merge: Merge, lead: Task): Invited[] {
  const [first] = merge.sides as [MergeSide, ...MergeSide[]]
  const joint = jointTask(merge, lead, [])
  const initiator = { department: first.department, name: first.name }
  const departments = [
    { ...initiator, itemIds: joint.itemIds },
    ...(joint.cooperating ?? []).map(({ department, name, itemIds }) => ({ department, name, itemIds })),
  ]
  const { window, floor, rounds, method } = merge.terms
  return departments.map(({ department, itemIds }) => ({
    department,
    asking: {
      id: mergeInvitationId(initiator.department, merge.id),
      initiator,
      taskId: lead.id,
      about: 'merge',
      mergeId: merge.id,
      ...(department === initiator.department ? { proposedBy: merge.proposedBy } : {}),
      terms: {
        name: lead.name,
        itemIds,
        departments,
        scope: lead.scope,
        ...(lead.filter ? { filter: lead.filter } : {}),
        method,
        floor,
        rounds,
        window,
        replaces: merge.sides.filter((side) => side.department === department).map(({ taskId }) => taskId),
      },
      invitedOn: merge.proposedOn,
    },
  }))
}

/** What became of a merge's invitations: everybody agreed, somebody did not, or somebody is still to be heard. */
export function answerOf(
  invitations: readonly (Invitation | undefined)[],
): { readonly answer: 'agreed' | 'open' } | { readonly answer: 'declined'; readonly by: Invitation } {
  const by = invitations.find((each) => each?.state === 'declined')
  if (by) return { answer: 'declined', by }
  return { answer: invitations.every((each) => each?.state === 'confirmed') ? 'agreed' : 'open' }
}

/**
 * What the leading task becomes: every side's items, the terms that satisfy all.
 *
 * @param others the tasks of the other sides, for the pinned editions of their items
 */
export function jointTask({ sides, terms }: Merge, lead: Task, others: readonly SidesTask[]): Task {
  const [first, ...rest] = sides as [MergeSide, ...MergeSide[]]
  const own = rest.filter(({ department }) => department === first.department)
  const foreign = rest.filter(({ department }) => department !== first.department)
  const versions = (side: MergeSide) => taskOf(side, others)?.itemVersions
  const itemVersions = Object.assign({}, lead.itemVersions, ...own.map(versions)) as Record<string, number>
  return {
    ...lead,
    ...terms,
    itemIds: unique([...lead.itemIds, ...own.flatMap(({ itemIds }) => itemIds)]),
    ...(Object.keys(itemVersions).length > 0 ? { itemVersions } : {}),
    ...(foreign.length > 0 || lead.cooperating ? { cooperating: cooperationsOf(lead, foreign, versions) } : {}),
    mergedFrom: [...(lead.mergedFrom ?? []), ...rest.map(elsewhere)],
  }
}

/** A task that became part of another. @throws {Refusal} `wrong-state` */
export function mergedTask(task: Task, lead: MergeSide, on: Day): Task {
  return { ...task, state: taskMoved(task, 'merge'), mergedInto: { ...elsewhere(lead), on } }
}

export interface SidesTask {
  readonly department: string
  readonly task: Task
}

function taskOf({ department, taskId }: MergeSide, tasks: readonly SidesTask[]): Task | undefined {
  return tasks.find((each) => each.department === department && each.task.id === taskId)?.task
}

function cooperationsOf(
  lead: Task,
  foreign: readonly MergeSide[],
  versions: (side: MergeSide) => Task['itemVersions'],
): Cooperation[] {
  const all: Cooperation[] = [
    ...(lead.cooperating ?? []),
    ...foreign.map((side) => {
      const pinned = versions(side)
      const { department, name, itemIds } = side
      return { department, name, itemIds, ...(pinned ? { itemVersions: pinned } : {}) }
    }),
  ]
  return [...Map.groupBy(all, ({ department }) => department)].map(([department, parts]) => ({
    department,
    name: parts[0]?.name ?? department,
    itemIds: unique(parts.flatMap(({ itemIds }) => itemIds)),
    ...(parts.some(({ itemVersions }) => itemVersions)
      ? { itemVersions: Object.assign({}, ...parts.map(({ itemVersions }) => itemVersions)) as Record<string, number> }
      : {}),
  }))
}

function elsewhere({ department, name, taskId, taskName }: MergeSide): TaskElsewhere {
  return { department, name, taskId, taskName }
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}

/** @throws {Refusal} `merge-not-possible` when a side is not the task that was counted and confirmed */
export function requireCounted(side: MergeSide, read: { readonly version: number } | undefined): void {
  if (read?.version === side.version) return
  const words = {
    zh: '提出合并后任务又有改动、锁定或撤销',
    en: 'it was changed, frozen or withdrawn since the proposal',
  }
  throw new Refusal(
    'merge-not-possible',
    { task: `${side.name} ${side.taskName}`, why: [words.zh] },
    { task: `${side.department} ${side.taskId}`, why: words.en },
  )
}
