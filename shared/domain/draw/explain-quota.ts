import { ceilDiv, lowestTerms } from './exact.ts'
import { quotas, takes } from './quotas.ts'
import type { Scope } from './types.ts'

export type ExplainInput = {
  /** in risk order; `pool`: rows of the level that are not excluded */
  strata: readonly { level: string; size: number; ratio: number; priority: number; already: number; pool: number }[]
  floor: number
  scope: Scope
  round: number
  rounds: number
}

/** How a level's take came about, as numbers and as one sentence in each language. */
export type QuotaExplanation = {
  level: string
  size: number
  pool: number
  /** legal minimum of the level's own ratio */
  minimum: number
  /** added so that the overall floor holds */
  added: number
  quota: number
  /** what this round should draw */
  due: number
  take: number
  /** what the pool cannot give */
  short: number
  /** exact chance of each id of the pool, numerator and denominator in lowest terms; 0/1 for an empty pool */
  probability: [take: number, pool: number]
  zh: string
  en: string
}

/** The arithmetic of SPEC 4, level by level, for a clerk to read before anything is committed. */
export function explainQuota(input: ExplainInput): QuotaExplanation[] {
  const quota = quotas(input)
  const strata = input.strata.map((stratum, at) => ({ ...stratum, quota: quota[at] as number }))
  const take = takes({ ...input, strata })
  return strata.map((stratum, at) => {
    const minimum = ceilDiv(stratum.size * stratum.ratio, 10_000)
    const due = dueOf(input, stratum)
    const facts = {
      level: stratum.level,
      size: stratum.size,
      pool: stratum.pool,
      minimum,
      added: stratum.quota - minimum,
      quota: stratum.quota,
      due,
      take: take[at] as number,
      short: due - (take[at] as number),
      probability: stratum.pool === 0 ? ([0, 1] as [number, number]) : lowestTerms(take[at] as number, stratum.pool),
    }
    const parts = sentences(input, stratum, facts)
    return { ...facts, zh: parts.map(([zh]) => zh).join('；'), en: parts.map(([, en]) => en).join('; ') }
  })
}

/** What one level should give in this round, were its pool large enough. */
function dueOf(input: ExplainInput, { quota, already }: { quota: number; already: number }): number {
  const [due] = takes({ ...input, strata: [{ quota, already, pool: Number.MAX_SAFE_INTEGER }] })
  return due as number
}

type Facts = Omit<QuotaExplanation, 'zh' | 'en'>

function sentences(input: ExplainInput, { ratio, already }: { ratio: number; already: number }, facts: Facts) {
  const { size, pool, minimum, added, quota, due, take, short, probability } = facts
  const share = decimal(ratio, 2)
  const product = decimal(size * ratio, 4)
  const parts: [zh: string, en: string][] = [
    [
      `${size} 家的 ${share}% 为 ${product}，不低于 → ${minimum} 家`,
      `${share} % of ${size} is ${product}, not less than → ${minimum}`,
    ],
  ]
  if (added > 0) {
    const floor = decimal(input.floor, 2)
    parts.push([
      `总体不低于 ${floor}%，按风险再加 ${added} 家 → ${quota} 家`,
      `the overall floor of ${floor} % adds ${added} by risk → ${quota}`,
    ])
  }
  if (input.scope === 'year') {
    const whole = ceilDiv(quota * input.round, input.rounds)
    parts.push([
      `全年分 ${input.rounds} 轮，至第 ${input.round} 轮应抽 ${whole} 家，已抽 ${already} 家 → 本轮 ${due} 家`,
      `by round ${input.round} of ${input.rounds} ${whole} are due, ${already} were drawn → ${due} now`,
    ])
  }
  if (short > 0) {
    parts.push([
      `可抽取的只有 ${pool} 家 → ${take} 家，尚缺 ${short} 家`,
      `only ${pool} can be drawn → ${take}, ${short} short`,
    ])
  }
  parts.push([`每家被抽中的概率为 ${probability.join('/')}`, `each is drawn with probability ${probability.join('/')}`])
  return parts
}

/** `decimal(24000, 4)` is `2.4`: digits moved, nothing rounded. */
function decimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return fraction === '' ? digits.slice(0, -places) : `${digits.slice(0, -places)}.${fraction}`
}
