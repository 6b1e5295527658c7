import type { Inspection } from '../inspection/inspection.ts'
import type { Officer } from '../registry/officer.ts'
import type { Target } from '../registry/target.ts'
import type { RecusalRule } from './replacement-record.ts'

/** That a rule keeps an officer of a team from its target; the head decides. */
export interface FoundRecusal {
  readonly officerId: string
  readonly rule: RecusalRule
  /** What the registry says of the reason, where it says one. */
  readonly reason?: string
}

/**
 * Which officers of a team a rule would keep out, by what the registries say today: a recusal entered after the freeze, or a
 * natural person who trades under the officer's own name. The registries hold no employers and no relatives.
 *
 * @param officers the team's entries of the officer registry
 * @source 行政处罚法 art. 43
 */
export function foundRecusals(
  { officerIds, targetId, targetName, targetKind }: Inspection,
  officers: readonly Officer[],
  target: Pick<Target, 'name' | 'kind'> | undefined,
): FoundRecusal[] {
  const natural = (target?.kind ?? targetKind) === 'sole-trader' ? (target?.name ?? targetName).trim() : undefined
  return officers
    .filter(({ id }) => officerIds.includes(id))
    .flatMap(({ id: officerId, name, recusals, recusalReasons }): FoundRecusal[] => {
      const reason = recusalReasons?.[targetId]
      if (recusals.includes(targetId)) return [{ officerId, rule: 'standing', ...(reason ? { reason } : {}) }]
      return natural === name.trim() ? [{ officerId, rule: 'same-name' }] : []
    })
}
