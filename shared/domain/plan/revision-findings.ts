import type { PlannedTask, PlanVersion } from './plan.ts'
import { changedFields, isUnchanged, planDifferences } from './plan-differences.ts'
import type { RuleFinding } from './plan-finding.ts'
import { plannedFields } from './planned-task-words.ts'
import type { Task } from './task.ts'

const source =
  '忻双随机办〔2022〕2号 二（五）：年度抽查计划可动态调整并及时备案；已按公示的任务锁定或抽取的，不得事后改动'

/** What a revision is held against. */
export interface InForce extends Pick<PlanVersion, 'title' | 'remark' | 'tasks'> {
  /** The tasks that the version in force has become, by number. */
  readonly made: ReadonlyMap<number, Fixing>
}

/** The transaction that publishes a revision writes every task that it changes or drops, and takes a hundred actions. */
const mostAtOnce = 60

/** A revision changes something, not too much at once, and nothing of what is drawn already. */
export function revisionFindings(
  revised: Pick<PlanVersion, 'title' | 'remark' | 'tasks'>,
  inForce: InForce,
): RuleFinding[] {
  const differences = planDifferences(inForce, revised)
  if (isUnchanged(differences)) return [nothingRevised]
  const touched = differences.tasks.filter(({ kind, number }) => kind !== 'added' && inForce.made.has(number))
  return [
    ...(touched.length > mostAtOnce ? [tooManyChanges(touched.length)] : []),
    ...inForce.tasks.flatMap((task) => drawnFindings(task, revised.tasks, inForce.made.get(task.number))),
  ]
}

/** What of a task no revision can go back on. */
export type Fixing = Pick<Task, 'progress' | 'mergedFrom' | 'mergedInto'>

/** Whether a draw of the task is frozen, being made or made; void ones leave nothing that stands. */
export function isDrawn({ progress = [] }: Fixing): boolean {
  return progress.some(({ open, executed }) => open !== undefined || executed !== undefined)
}

function drawnFindings(before: PlannedTask, revised: readonly PlannedTask[], made: Fixing | undefined): RuleFinding[] {
  const fixed = made && fixedBy(made)
  if (!fixed) return []
  const after = revised.find(({ number }) => number === before.number)
  if (!after) return [drawnDropped(before, fixed)]
  const fields = changedFields(before, after)
  return fields.length === 0
    ? []
    : [
        drawnChanged(
          before,
          fixed,
          fields.map((field) => plannedFields[field]),
          fields,
        ),
      ]
}

const nothingRevised: RuleFinding = {
  rule: 'nothing-revised',
  severity: 'error',
  zh: '修订稿与现行计划完全相同。请作出修改，或放弃修订。',
  en: 'The revision says what the plan in force says. Change something, or abandon it.',
  source,
}

function tooManyChanges(count: number): RuleFinding {
  return {
    rule: 'too-many-changes',
    severity: 'error',
    zh: `修订改动或取消了 ${count} 项任务，一次至多 ${mostAtOnce} 项。请分几次修订。`,
    en: `The revision changes or drops ${count} tasks; at most ${mostAtOnce} at once. Revise in several steps.`,
    source: '平台规则：修订与所涉任务在一次写入中同时生效',
  }
}

interface Fixed {
  readonly zh: string
  readonly en: string
}

/** Other departments have confirmed a merge: what one of them revises alone cannot undo it. */
function fixedBy(made: Fixing): Fixed | undefined {
  if (isDrawn(made)) return { zh: '已锁定或抽取', en: 'frozen or drawn' }
  if (made.mergedFrom ?? made.mergedInto) return { zh: '已合并为部门联合抽查', en: 'merged into a joint task' }
  return undefined
}

function drawnDropped({ number, name }: PlannedTask, { zh, en }: Fixed): RuleFinding {
  return {
    rule: 'task-drawn',
    severity: 'error',
    task: number,
    zh: `任务 ${number}“${name}”${zh}，修订不得取消。请保留该任务。`,
    en: `Task ${number} is ${en} already: a revision must not drop it. Keep it.`,
    source,
  }
}

function drawnChanged(
  { number, name }: PlannedTask,
  { zh, en }: Fixed,
  labels: readonly string[],
  fields: readonly string[],
): RuleFinding {
  return {
    rule: 'task-drawn',
    severity: 'error',
    task: number,
    zh: `任务 ${number}“${name}”${zh}，修订不得改动其${labels.join('、')}。请恢复原来的内容，或另列新任务。`,
    en: `Task ${number} is ${en} already: a revision must not change its ${fields.join(', ')}. Restore it, or enter a new task.`,
    source,
  }
}
