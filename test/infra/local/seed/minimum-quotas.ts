import { defaultPolicy } from '../../../../shared/domain/plan/task.ts'

/** How many targets the classes' own ratios ask for, each rounded up. */
export function minimumQuotas(classes: readonly string[]): number {
  const quotas = defaultPolicy.ratios.map(({ level, ratio }) => {
    const members = classes.filter((each) => each === level).length
    return Math.ceil((members * ratio) / 10_000)
  })
  return quotas.reduce((sum, quota) => sum + quota, 0)
}
