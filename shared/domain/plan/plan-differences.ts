import { sameContent } from '../../kernel/same-content.ts'
import type { PlannedTask, PlanVersion } from './plan.ts'
import { fieldWords, type ItemNames, type PlannedField, plannedFields } from './planned-task-words.ts'

/** What one version of a plan says of a task that the one before did not, in the words of the annex table. */
export interface TaskDifference {
  readonly number: number
  readonly name: string
  readonly kind: 'added' | 'dropped' | 'changed'
  /** Of a changed task, field by field. */
  readonly fields: readonly FieldDifference[]
}

export interface FieldDifference {
  /** Name of the field on screens. */
  readonly field: string
  /** Absent: it was left open. */
  readonly before?: string
  readonly after?: string
}

export interface PlanDifferences {
  /** Title and remark. */
  readonly fields: readonly FieldDifference[]
  /** In the order of numbers. */
  readonly tasks: readonly TaskDifference[]
}

type Said = Pick<PlanVersion, 'title' | 'remark' | 'tasks'>

/** Everything in which two versions differ; nothing else. */
export function planDifferences(before: Said, after: Said, itemName: ItemNames = (id) => id): PlanDifferences {
  const numbers = [...new Set([...before.tasks, ...after.tasks].map(({ number }) => number))].sort((a, b) => a - b)
  return {
    fields: [...difference('计划名称', before.title, after.title), ...difference('备注', before.remark, after.remark)],
    tasks: numbers.flatMap((number) => {
      const [was, is] = [before, after].map(({ tasks }) => tasks.find((task) => task.number === number))
      return taskDifference(was, is, itemName)
    }),
  }
}

/** Names of the fields in which two rows differ. */
export function changedFields(before: PlannedTask, after: PlannedTask): PlannedField[] {
  return (Object.keys(plannedFields) as PlannedField[]).filter((field) => !sameContent(before[field], after[field]))
}

export function isUnchanged({ fields, tasks }: PlanDifferences): boolean {
  return fields.length === 0 && tasks.length === 0
}

function taskDifference(
  before: PlannedTask | undefined,
  after: PlannedTask | undefined,
  itemName: ItemNames,
): TaskDifference[] {
  if (before && after) {
    const fields = changedFields(before, after).flatMap((field) =>
      difference(plannedFields[field], fieldWords(before, field, itemName), fieldWords(after, field, itemName)),
    )
    return fields.length === 0 ? [] : [{ number: after.number, name: after.name, kind: 'changed', fields }]
  }
  const one = after ?? before
  return one ? [{ number: one.number, name: one.name, kind: after ? 'added' : 'dropped', fields: [] }] : []
}

function difference(field: string, before: string | undefined, after: string | undefined): FieldDifference[] {
  if (before === after) return []
  return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}
