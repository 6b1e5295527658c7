import { type FormerPlan, type Plan, type PlanVersion, versionOf } from './plan.ts'

/** One version of a plan among the others. */
export interface PlanVersionInLine {
  readonly version: number
  /** `open`: on its way; `in-force`: the plan itself; `revised` and `abandoned` are over. */
  readonly standing: 'open' | 'in-force' | 'revised' | 'abandoned'
  readonly record: PlanVersion
  /** The public version that it revises, or was to revise. */
  readonly revises?: PlanVersion
}

/** Every version of a plan, the newest first. */
export function listedVersions(plan: Plan, former: readonly FormerPlan[]): PlanVersionInLine[] {
  const { revision, former: _, ...inForce } = plan
  const all = [
    ...former.map((record) => ({ record, standing: record.state === 'abandoned' ? 'abandoned' : 'revised' }) as const),
    { record: inForce as PlanVersion, standing: plan.publishedOn === undefined ? 'open' : 'in-force' } as const,
    ...(revision ? [{ record: revision, standing: 'open' } as const] : []),
  ].map((each) => ({ ...each, version: versionOf(each.record) }))
  const ordered = all.sort((a, b) => b.version - a.version)
  return ordered.map((each, at) => {
    const revises = ordered.slice(at + 1).find(({ record }) => record.publishedOn !== undefined)
    return { ...each, ...(revises ? { revises: revises.record } : {}) }
  })
}
