import { standardPolicy, type TaskPolicy } from './task-policy.ts'

/** What a department's plan is held against, as data. */
export interface PlanPolicy extends Pick<TaskPolicy, 'leastFloor' | 'ratios' | 'ratioScope' | 'method' | 'seats'> {
  readonly leastFloorSource: string
  /** Whether a plan is to hold joint tasks (部门联合抽查). */
  readonly jointExpected: boolean
  /** Most visits of one officer in five working days: what an estimate of the staff reckons with. */
  readonly visitsInFiveDays: number
}

/**
 * @source 忻州市财政局 2022 年双随机抽查方案 二（三）: not less than 20 %; 忻双随机办〔2022〕2号 二（五）: the plan holds joint tasks; the
 *   visits of an officer are an estimate of practice. Configurable.
 */
export const planPolicy: PlanPolicy = planPolicyOf(standardPolicy)

/** What a plan is held against where the department has laid down its own policy for tasks. */
export function planPolicyOf({ leastFloor, ratios, ratioScope, method, seats }: TaskPolicy): PlanPolicy {
  return {
    leastFloor,
    ratios,
    ratioScope,
    method,
    seats,
    leastFloorSource: '本部门抽查检查实施方案：抽查比例不低于 20%',
    jointExpected: true,
    visitsInFiveDays: 4,
  }
}
