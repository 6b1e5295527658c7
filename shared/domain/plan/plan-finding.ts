import { toHex, utf8 } from '../../kernel/bytes.ts'
import { sha256 } from '../draw/hash.ts'
import type { WarningAnswer } from './plan.ts'

/** What a rule says against a plan. Errors block submission, warnings ask for an answer in writing, notes are to be known. */
export interface RuleFinding {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'note'
  /** 序号 of the planned task; absent for the plan as a whole. */
  readonly task?: number
  readonly zh: string
  readonly en: string
  readonly source: string
}

/** A finding as a clerk meets it. */
export interface PlanFinding extends RuleFinding {
  /** The same for the same rule, task and sentence, and for no other: what an answer holds on to. */
  readonly id: string
  /** What was answered to this very warning. */
  readonly answer?: WarningAnswer
}

export function withId(finding: RuleFinding): PlanFinding {
  const { rule, task = 0, zh } = finding
  return { id: `${rule}-${task}-${toHex(sha256(utf8(zh))).slice(0, 12)}`, ...finding }
}
