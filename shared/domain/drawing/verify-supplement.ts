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

/**
 * The public file of a draw's supplements, each computed again in order, in lines for people. Never throws.
 *
 * @param json `{ suite, drawId, supplements }` as text
 */
export function supplementsReport(bundle: Bundle, json: string): { ok: boolean; lines: string[] } {
  const found = supplementsIn(json)
  if (found === undefined || found.drawId !== bundle.manifest.drawId) {
    return { ok: false, lines: ['✗ 递补文件不属于这次抽取  The supplements are not of this draw'] }
  }
  const lines: string[] = []
  for (const [at, supplement] of found.supplements.entries()) {
    const where = supplementDifference(bundle, supplement, found.supplements.slice(0, at))
    if (where !== undefined) {
      lines.push(`✗ 第 ${at + 1} 次递补与重算不符：${where}  Supplement ${at + 1} differs in ${where}`)
      return { ok: false, lines }
    }
    lines.push(`✓ 第 ${at + 1} 次递补由同一种子重算一致  Supplement ${at + 1} follows from the same seed`)
  }
  return { ok: true, lines }
}

function supplementsIn(json: string): { drawId: string; supplements: Supplement[] } | undefined {
  try {
    const { drawId, supplements } = JSON.parse(json) as { drawId: string; supplements: Supplement[] }
    return Array.isArray(supplements) ? { drawId, supplements } : undefined
  } catch {
    return undefined
  }
}
