import type { PlannedTask } from './plan.ts'
import type { PlanFinding } from './plan-finding.ts'
import type { PlanPolicy } from './plan-policy.ts'

/** The overall ratio is not below the floor, and the rounds together do not ask for more than there is. */
export function ratioFindings({ number, floor, rounds }: PlannedTask, policy: PlanPolicy): PlanFinding[] {
  const below: PlanFinding = {
    rule: 'ratio-below-floor',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的抽查比例 ${percent(floor)}% 低于要求的 ${percent(policy.leastFloor)}%。请提高抽查比例。`,
    en: `Task ${number} draws ${percent(floor)} %, below the required ${percent(policy.leastFloor)} %. Raise it.`,
    source: policy.leastFloorSource,
  }
  const exhausting: PlanFinding = {
    rule: 'rounds-exhaust-pool',
    severity: 'warning',
    task: number,
    zh: `任务 ${number} 每轮 ${percent(floor)}%、共 ${rounds} 轮，超过全部对象；各轮不重复抽取，后面的轮次会抽不满。`,
    en: `Task ${number} asks for ${rounds} rounds of ${percent(floor)} %, more than all targets; later rounds fall short.`,
    source: '同一任务各轮不重复抽取同一对象（减轻企业负担，避免重复检查）',
  }
  return [...(floor < policy.leastFloor ? [below] : []), ...(floor * rounds > 10_000 ? [exhausting] : [])]
}

/** Basis points as a percentage, exactly: 2050 → 20.5. */
function percent(basisPoints: number): string {
  return String(basisPoints / 100)
}
