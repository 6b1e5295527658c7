import { Refusal } from '../../kernel/refusal.ts'
import { type DrandChain, drandChains, drandContributor, drandRoundTime } from '../draw/drand.ts'
import type { Contributor } from '../draw/draw-record.ts'

/** Who is to give entropy, as a drawer names it. */
export interface NamedContributors {
  readonly witnesses: readonly string[]
  /** Names of those who throw dice and type what came up. */
  readonly dice?: readonly string[] | undefined
  /** A round of the drand network `quicknet` that is still to come. */
  readonly drand?: { readonly round: number } | undefined
}

const chainName = 'quicknet'

/** A freeze behind the request takes at most two minutes: only then is nobody's knowledge of the round ahead of the freeze. */
const LEAD_MS = 120_000

/**
 * In the order of the manifest: witnesses, dice, drand. Names that begin with `drand/` are drand's alone.
 *
 * @throws {Refusal} `contribution-not-valid` for a drand round that is not at least two minutes ahead, or a name of its kind
 * @source SPEC 5
 */
export function namedContributors(
  { witnesses, dice = [], drand }: NamedContributors,
  now: Date,
): Pick<Contributor, 'by' | 'kind'>[] {
  const usurper = [...witnesses, ...dice].find((by) => by.startsWith('drand/'))
  if (usurper !== undefined) {
    throw new Refusal('contribution-not-valid', {
      by: usurper,
      why: '以 drand/ 开头的名称只用于 drand (is a name of drand alone)',
    })
  }
  return [
    ...witnesses.map((by) => ({ by, kind: 'witness' as const })),
    ...dice.map((by) => ({ by, kind: 'dice' as const })),
    ...(drand === undefined ? [] : [{ by: drandAhead(drand.round, now), kind: 'drand' as const }]),
  ]
}

function drandAhead(round: number, now: Date): string {
  const by = drandContributor(chainName, round)
  if (drandRoundTime(drandChains[chainName] as DrandChain, round) > now.getTime() + LEAD_MS) return by
  throw new Refusal('contribution-not-valid', {
    by,
    why: '该轮次须在锁定两分钟之后产生 (must be made at least two minutes after the freeze)',
  })
}
