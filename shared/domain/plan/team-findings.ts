import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'
import { hasTwoOfficers } from './task-policy.ts'

/** A team that a task asks for has two officers with certificates. What it leaves open is the policy's, which is sound. */
export function teamFindings({ number, seats }: Pick<PlannedTask, 'number' | 'seats'>): RuleFinding[] {
  if (seats === undefined || hasTwoOfficers(seats)) return []
  return [
    {
      rule: 'team-too-small',
      severity: 'error',
      task: number,
      zh: `任务 ${number} 的检查小组中，要求“执法证”的席位不足两个。请至少设两个。`,
      en: `Fewer than two seats of task ${number} ask for the certificate. Give it at least two.`,
      source: '行政处罚法第四十二条：执法人员不得少于两人',
    },
  ]
}
