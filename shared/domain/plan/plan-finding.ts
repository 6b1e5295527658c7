/** Something that stands against a plan. Errors block submission. */
export interface PlanFinding {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  /** 序号 of the planned task; absent for the plan as a whole. */
  readonly task?: number
  readonly zh: string
  readonly en: string
  readonly source: string
}
