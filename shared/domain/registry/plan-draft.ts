import type { Plan, PlanDecision, PlannedTask } from '../plan/plan.ts'
import type { ImportChoice, ImportFinding } from './import.ts'

/** A number or window of a planned task on which the sources disagree; the clerk's choice replaces it. */
export interface PlanDispute {
  readonly finding: string
  /** 序号 of the planned task. */
  readonly task: number
  readonly field: 'window' | 'floor' | 'rounds'
  readonly about: string
  readonly options: readonly ImportChoice[]
}

/** The annual plan as its file says it, before anybody has chosen. */
export interface PlanDraft {
  readonly year: number
  readonly title: string
  readonly tasks: readonly PlannedTask[]
  readonly remark?: string
  readonly disputes: readonly PlanDispute[]
}

interface Drafting {
  readonly importId: string
  readonly draftedBy: string
  readonly findings: readonly ImportFinding[]
}

/** The draft plan with the clerk's choices in it, and each choice kept as a decision for the auditor and the public. */
export function draftPlan(draft: PlanDraft, { importId, draftedBy, findings }: Drafting): Plan {
  const chosen = draft.disputes.map((dispute) => ({ dispute, ...choiceOf(dispute, findings) }))
  const tasks = draft.tasks.map((task) => {
    const changes = chosen.filter(({ dispute }) => dispute.task === task.number)
    return changes.reduce((kept, { dispute, option }) => ({ ...kept, [dispute.field]: option.value }), task)
  })
  const decisions = chosen.map(
    ({ dispute, option, by }): PlanDecision => ({
      about: dispute.about,
      options: dispute.options.map(({ zh }) => zh),
      chosen: option.zh,
      by: by ?? draftedBy,
      of: { task: dispute.task, field: dispute.field, value: option.value },
    }),
  )
  return {
    id: String(draft.year),
    year: draft.year,
    title: draft.title,
    state: 'draft',
    tasks,
    decisions,
    ...(draft.remark ? { remark: draft.remark } : {}),
    importId,
    draftedBy,
  }
}

function choiceOf({ finding, options }: PlanDispute, findings: readonly ImportFinding[]) {
  const found = findings.find(({ id }) => id === finding)
  const option = options.find(({ id }) => id === found?.chosen)
  if (!option) throw new Error(`nobody has chosen in ${finding}`) // an import with open conflicts is never applied
  return { option, by: found?.chosenBy }
}
