import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Bundle } from '../draw/types.ts'
import { type Supplement, supplementOfLoss, supplementOfRecusal, teamAfter } from './supplement.ts'

/**
 * Computes a supplement again from the draw's bundle, which was verified before, from those before it, and from the list of
 * officers that the supplement itself carries.
 *
 * @param earlier supplements 1 to n - 1 of the draw, in order
 * @returns the first field that differs, or undefined when all agree. Never throws.
 * @source SPEC 10
 */
export function supplementDifference(
  bundle: Bundle,
  found: Supplement,
  earlier: readonly Supplement[] = [],
): string | undefined {
  try {
    if (found.supplement !== earlier.length + 1) return 'supplement'
    if (!extendsLosses(found, earlier.at(-1))) return 'losses'
    const again = computed(bundle, found, earlier)
    const fields = Object.keys(again) as (keyof Supplement)[]
    return fields.find((field) => canonicalJson(again[field]) !== canonicalJson(found[field]))
  } catch {
    return 'teams'
  }
}

/** Losses are only ever added, one with each target that is replaced. */
function extendsLosses({ kind, losses }: Supplement, last: Supplement | undefined): boolean {
  const before = last?.losses ?? []
  const more = kind === 'target' ? 1 : 0
  return (
    losses.length === before.length + more && canonicalJson(losses.slice(0, before.length)) === canonicalJson(before)
  )
}

function computed(bundle: Bundle, found: Supplement, earlier: readonly Supplement[]): Supplement {
  const { supplement: n, at, losses, officers, recusals, target } = found
  const input = { bundle, n, at, losses, officers, recusals }
  if (found.kind === 'target') return supplementOfLoss(input)
  const last = earlier.findLast((each) => each.target === target)
  const team = last ? teamAfter(last) : (bundle.teams?.find(([id]) => id === target)?.[1] ?? [])
  return supplementOfRecusal(input, { target, team, officerId: team[found.firstSeat] ?? '' })
}
