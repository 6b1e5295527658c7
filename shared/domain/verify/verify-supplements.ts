import type { Bundle } from '../draw/types.ts'
import { type Supplement, supplementOfLoss, supplementOfRecusal, teamAfter } from '../drawing/supplement.ts'
import { compare, type Difference, difference, fault, first } from './difference.ts'
import { parsed } from './parsed.ts'

/** One supplement, computed again. `target` is who was matched; absent when the file is not even of this form. */
export interface SupplementCheck {
  readonly number: number
  readonly ok: boolean
  readonly kind?: Supplement['kind']
  readonly target?: string
  readonly zh: string
  readonly en: string
}

export interface SupplementsVerification {
  readonly ok: boolean
  readonly checks: readonly SupplementCheck[]
  readonly firstDifference: Difference | null
}

/**
 * Computes again what came after a draw: each supplement of its public file, in order, from the draw's bundle and those before it.
 * Stops at the first that differs, because the later ones build on it. Never throws, whatever it is given.
 *
 * @param bundle of the draw, verified before
 * @param json `{ suite, drawId, supplements }`, parsed or as text
 * @source SPEC 10
 */
export function verifySupplements(bundle: Bundle, json: unknown): SupplementsVerification {
  const file = parsed(json)
  const wrong = fileFault(bundle, file)
  if (wrong !== null) return { ok: false, checks: [], firstDifference: wrong }
  const found = (file as { supplements: Supplement[] }).supplements
  const checks: SupplementCheck[] = []
  for (const [at, supplement] of found.entries()) {
    const differing = supplementDifference(bundle, supplement, found.slice(0, at))
    checks.push(checkOf(at + 1, supplement, differing))
    if (differing !== null) return { ok: false, checks, firstDifference: differing }
  }
  return { ok: true, checks, firstDifference: null }
}

/**
 * Computes a supplement again from the draw's bundle, which was verified before, from those before it, and from the list of
 * officers that the supplement itself carries.
 *
 * @param earlier supplements 1 to n - 1 of the draw, in order
 * @returns the first difference, or null when all agree. Never throws.
 * @source SPEC 10
 */
export function supplementDifference(
  bundle: Bundle,
  found: Supplement,
  earlier: readonly Supplement[] = [],
): Difference | null {
  const where = `$.supplements[${earlier.length}]`
  try {
    if (found.supplement !== earlier.length + 1) {
      return difference(`${where}.supplement`, earlier.length + 1, found.supplement)
    }
    const losses = lossesDifference(found, earlier.at(-1), `${where}.losses`)
    if (losses !== null) return losses
    const again = computed(bundle, found, earlier)
    const fields = Object.keys(again) as (keyof Supplement)[]
    return first(fields, (field) => compare(again[field], found[field], `${where}.${field}`))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fault(where, `无法重算 (cannot be computed again: ${why})`, undefined)
  }
}

/** Losses are only ever added, one with each target that is replaced. */
function lossesDifference(
  { kind, losses }: Supplement,
  last: Supplement | undefined,
  where: string,
): Difference | null {
  const before = last?.losses ?? []
  const due = before.length + (kind === 'target' ? 1 : 0)
  return (
    compare(before, losses.slice(0, before.length), where) ??
    (losses.length === due ? null : difference(`${where}.length`, due, losses.length))
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

function checkOf(number: number, { kind, target }: Supplement, differing: Difference | null): SupplementCheck {
  const told = {
    number,
    ...(kind === 'target' || kind === 'officer' ? { kind } : {}),
    ...(typeof target === 'string' ? { target } : {}),
  }
  return differing === null
    ? {
        ...told,
        ok: true,
        zh: `第 ${number} 次递补由同一种子重算一致`,
        en: `Supplement ${number} follows from the same seed`,
      }
    : {
        ...told,
        ok: false,
        zh: `第 ${number} 次递补与重算不符：${differing.zh}`,
        en: `Supplement ${number} differs: ${differing.en}`,
      }
}

function fileFault({ manifest }: Bundle, file: unknown): Difference | null {
  if (typeof file !== 'object' || file === null) return fault('$', '不是递补文件 (is no file of supplements)', file)
  const { suite, drawId, supplements } = file as Record<string, unknown>
  if (suite !== 'MC1') return difference('$.suite', 'MC1', suite)
  if (drawId !== manifest.drawId) return difference('$.drawId', manifest.drawId, drawId)
  if (!Array.isArray(supplements)) return fault('$.supplements', '须是清单 (must be a list)', supplements)
  const odd = supplements.findIndex((each) => typeof each !== 'object' || each === null || Array.isArray(each))
  return odd < 0 ? null : fault(`$.supplements[${odd}]`, '须是一次递补 (must be a supplement)', supplements[odd])
}
