import { Refusal } from '../../kernel/refusal.ts'
import type { Doing } from './doing.ts'
import { type Plan, type WarningAnswer, workOf } from './plan.ts'
import type { PlanFinding } from './plan-finding.ts'
import { worked } from './plan-work.ts'

/**
 * The draft with an answer to one of its warnings; an earlier answer to it is replaced, and answers to what is no warning
 * any more are dropped.
 *
 * @throws {Refusal} `wrong-state`; `finding-unknown` naming the warnings that can be answered
 */
export function answeredWarning(
  plan: Plan,
  findings: readonly PlanFinding[],
  { finding, answer, by, on }: Doing & { readonly finding: string; readonly answer: string },
): Plan {
  const warnings = findings.filter(isWarning)
  return worked(plan, 'answer', (work) => {
    const warning = warnings.find(({ id }) => id === finding)
    if (!warning) throw new Refusal('finding-unknown', { finding, warnings: warnings.map(({ id }) => id) })
    const others = standingAnswers(warnings, work.answers).filter((each) => each.finding !== finding)
    return { ...work, answers: [...others, { finding, zh: warning.zh, answer, by, on }] }
  })
}

/** Of the answers those whose warning stands, its very sentence. */
export function standingAnswers(
  findings: readonly PlanFinding[],
  answers: readonly WarningAnswer[] = [],
): WarningAnswer[] {
  const known = new Set(findings.filter(isWarning).map(({ id }) => id))
  return answers.filter(({ finding }) => known.has(finding))
}

/** Warnings that nobody has answered: they block submission. */
export function unanswered(findings: readonly PlanFinding[], answers: readonly WarningAnswer[] = []): PlanFinding[] {
  const answered = new Set(answers.map(({ finding }) => finding))
  return findings.filter((finding) => isWarning(finding) && !answered.has(finding.id))
}

/** The findings, each warning with its answer: what a clerk mends and an approver reads. */
export function withAnswers(findings: readonly PlanFinding[], plan: Plan): PlanFinding[] {
  const { answers = [] } = workOf(plan)
  return findings.map((finding) => {
    const answer = answers.find((each) => each.finding === finding.id)
    return answer ? { ...finding, answer } : finding
  })
}

function isWarning({ severity }: PlanFinding): boolean {
  return severity === 'warning'
}
