import { isJoint } from '../joint/joint-visit.ts'
import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'
import { type PlanPolicy, planPolicy } from './plan-policy.ts'
import { termsUnder, usesClasses } from './task-policy.ts'

/** 部门联合抽查: the plan holds at least one joint task, where the policy asks for it. */
export function jointFindings(
  tasks: readonly PlannedTask[],
  { jointExpected }: PlanPolicy = planPolicy,
): RuleFinding[] {
  if (!jointExpected || tasks.length === 0 || tasks.some(isJoint)) return []
  return [
    {
      rule: 'joint-missing',
      severity: 'warning',
      zh: '计划中没有部门联合抽查任务。请列入联合抽查任务，或说明由哪份计划安排。',
      en: 'The plan holds no joint task. Add one, or say which plan holds them.',
      source: '忻双随机办〔2022〕2号 二（五）：年度抽查计划包含联合抽查计划，检查对象相近的尽可能合并安排',
    },
  ]
}

/** 信用风险分类: classes are drawn at ratios of their own. */
export function classFindings(task: PlannedTask, policy: PlanPolicy = planPolicy): RuleFinding[] {
  if (usesClasses(termsUnder(policy, task).ratios)) return []
  return [
    {
      rule: 'credit-class-unused',
      severity: 'warning',
      task: task.number,
      zh: `任务 ${task.number} 各信用等级的抽查比例相同，没有应用信用风险分类。请按等级设定比例，或说明理由。`,
      en: `Task ${task.number} draws every credit class at the same ratio. Give each class its own, or say why.`,
      source: '忻双随机办〔2022〕2号 二（七）：信用风险分类结果应用率不低于 60%',
    },
  ]
}
