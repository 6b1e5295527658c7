/**
 * What a department's plan is held against, as data.
 *
 * @source 忻州市财政局 2022 年双随机抽查方案 二（三）: not less than 20 %. Configurable.
 */
export const planPolicy = {
  /** Least overall ratio of a task, basis points. */
  leastFloor: 2000,
  leastFloorSource: '本部门抽查检查实施方案：抽查比例不低于 20%',
} as const

export type PlanPolicy = typeof planPolicy
