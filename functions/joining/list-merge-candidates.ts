import type { Routes } from '../../shared/contract/routes.ts'
import { type Weighed, type WeighedMerge, weighMerge } from '../../shared/domain/joint/weigh-merge.ts'
import { isDrawn } from '../../shared/domain/plan/revision-findings.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { stateOf } from '../../shared/domain/plan/task-lifecycle.ts'
import { cityOf } from '../../shared/domain/registry/burden.ts'
import { answer, type Context, type UseCase } from '../http/use-case.ts'
import { weigher } from './weigh-tasks.ts'

type Listing = Context<Routes['listMergeCandidates']>

interface Found {
  readonly department: string
  readonly task: Task
}

/**
 * Pairs of a task of this department and one of its own or of another department of the city. Registries are read for those pairs alone
 * whose windows and methods meet and of which nothing is drawn; pairs that share no target are not told.
 */
export const listMergeCandidates: UseCase<'listMergeCandidates'> = async (context) => {
  const { input, department, today } = context
  const all = await openTasks(context)
  const own = all.filter((each) => each.department === department)
  const weigh = weigher(context)
  const items: WeighedMerge[] = []
  for (const [lead, other] of pairsOf(own, all)) {
    if (input.taskId !== undefined && lead.task.id !== input.taskId) continue
    const sides = await Promise.all(
      [lead, other].map((side) => weigh({ department: side.department, taskId: side.task.id })),
    )
    const weighed = weighMerge(sides as [Weighed, ...Weighed[]], today)
    if ((weighed.sides[1]?.shared ?? 0) > 0) items.push(weighed)
  }
  return answer({ items: items.sort(byWorth) })
}

async function openTasks({ of, department, departmentPaths }: Listing): Promise<Found[]> {
  const found: Found[] = []
  for await (const path of departmentPaths()) {
    if (cityOf(path) !== cityOf(department)) continue
    for await (const { record: task } of of(path).stores.tasks.all()) {
      if (stateOf(task) === 'approved' && !isDrawn(task)) found.push({ department: path, task })
    }
  }
  return found
}

function pairsOf(own: readonly Found[], all: readonly Found[]): [Found, Found][] {
  return own.flatMap((lead, at) =>
    all
      .filter((other) => other !== lead && !own.slice(0, at).includes(other) && meet(lead.task, other.task))
      .map((other): [Found, Found] => [lead, other]),
  )
}

function meet(a: Task, b: Task): boolean {
  return a.method === b.method && a.window.from <= b.window.to && b.window.from <= a.window.to
}

function byWorth(a: WeighedMerge, b: WeighedMerge): number {
  return a.obstacles.length - b.obstacles.length || b.count.saved - a.count.saved
}
