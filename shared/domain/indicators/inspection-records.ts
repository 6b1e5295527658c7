import type { Inspection } from '../inspection/inspection.ts'
import type { IndicatorRecord } from './indicator.ts'

/** Called off before anybody went: it never was one. */
export function standing(inspections: readonly Inspection[]): Inspection[] {
  return inspections.filter(({ state }) => state !== 'called-off')
}

export function inspected({ id, taskName, round, targetName }: Inspection, counts: boolean): IndicatorRecord {
  return { of: `inspections/${id}`, zh: `${taskName} 第${round}轮 ${targetName}`, counts }
}
