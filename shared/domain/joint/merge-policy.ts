/**
 * When tasks may become one, as data.
 *
 * @source 忻双随机办〔2022〕2号 二（五）; the share is local policy. Configurable.
 */
export const mergePolicy = {
  /** Of a task's targets, the least share that the leading task must be about as well, basis points: the rest is not visited for it. */
  leastShared: 8000,
  /** Most tasks that become one. */
  mostSides: 6,
} as const

export type MergePolicy = typeof mergePolicy
