import { regionName } from '../../shared/domain/registry/regions.ts'
import type { TargetWords } from '../../shared/domain/registry/target-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'

type Given = Omit<TargetWords, 'regionName' | 'state'> & {
  readonly regionName?: string | undefined
  readonly state?: TargetWords['state'] | undefined
}

/**
 * What a clerk wrote with the name of its region, which he may leave out where the code is known.
 *
 * @throws {Refusal} `region-unknown`
 */
export function targetWords({ regionName: named, state = 'active', ...given }: Given): TargetWords {
  const name = named ?? regionName(given.region)
  if (!name) throw new Refusal('region-unknown', { region: given.region })
  return { ...given, regionName: name, state }
}
