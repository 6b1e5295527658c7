import { describe, expect, it } from 'vitest'
import { mulDivMod } from '../../../shared/domain/draw/exact.ts'
import { explainQuota } from '../../../shared/domain/draw/explain-quota.ts'
import { type QuotaStratum, quotas, takes } from '../../../shared/domain/draw/quotas.ts'
import { dice } from './random-draw.ts'

const level = (size: number, ratio: number, priority = 1, name = 'A') => ({ level: name, size, ratio, priority })

describe('quotas', () => {
  it('never round "not less than" down: 20 % of 12 is 3', () => {
    expect(quotas({ strata: [level(12, 2000)], floor: 0 })).toEqual([3])
    expect(quotas({ strata: [level(100, 700)], floor: 0 })).toEqual([7])
    expect(quotas({ strata: [level(0, 2000)], floor: 2000 })).toEqual([0])
  })

  it('give what the overall floor still asks to the levels of risk', () => {
    const strata = [level(10, 1000, 8, 'D'), level(90, 100, 1, 'A')]

    expect(quotas({ strata, floor: 0 })).toEqual([1, 1])
    expect(quotas({ strata, floor: 2000 })).toEqual([9, 11])
    expect(quotas({ strata, floor: 10_000 })).toEqual([10, 90])
  })

  it('equal the formula in unbounded integers on 200,000 random cases', () => {
    const roll = dice(4)
    const wrong: unknown[] = []
    for (let at = 0; at < 200_000; at++) {
      const input = randomCase(roll)
      const found = quotas(input)
      const expected = bigQuotas(input)
      if (expected.some((each, index) => each !== BigInt(found[index] as number)))
        wrong.push({ input, found, expected })
    }

    expect(wrong).toEqual([])
  })

  it('stay exact where a product passes 2^53', () => {
    const roll = dice(5)
    for (let at = 0; at < 5_000; at++) {
      const divisor = 1 + roll(2 ** 51)
      const b = roll(divisor + 1)
      const a = roll(2 ** 32)

      const { quotient, remainder } = mulDivMod(a, b, divisor)

      expect(BigInt(quotient)).toBe((BigInt(a) * BigInt(b)) / BigInt(divisor))
      expect(BigInt(remainder)).toBe((BigInt(a) * BigInt(b)) % BigInt(divisor))
    }
  })
})

describe('takes', () => {
  it('are the quota each round, or what the year still owes by this round', () => {
    const strata = [
      { quota: 14, already: 1, pool: 13 },
      { quota: 3, already: 1, pool: 16 },
      { quota: 3, already: 3, pool: 8 },
    ]

    expect(takes({ strata, scope: 'round', round: 1, rounds: 2 })).toEqual([13, 3, 3])
    expect(takes({ strata, scope: 'year', round: 1, rounds: 2 })).toEqual([6, 1, 0])
    expect(takes({ strata, scope: 'year', round: 2, rounds: 2 })).toEqual([13, 2, 0])
  })
})

describe('explaining a quota', () => {
  it('shows the arithmetic in the words of the rule', () => {
    const strata = [{ ...level(12, 2000), already: 0, pool: 12 }]

    const [only] = explainQuota({ strata, floor: 2000, scope: 'round', round: 1, rounds: 1 })

    expect(only).toMatchObject({ minimum: 3, added: 0, quota: 3, take: 3, short: 0, probability: [1, 4] })
    expect(only?.zh).toBe('12 家的 20% 为 2.4，不低于 → 3 家；每家被抽中的概率为 1/4')
    expect(only?.en).toBe('20 % of 12 is 2.4, not less than → 3; each is drawn with probability 1/4')
  })

  it('shows what the floor adds, what the year owes and what the pool cannot give', () => {
    const strata = [
      { ...level(12, 2000, 8, 'D'), already: 1, pool: 2 },
      { ...level(100, 105, 1, 'A'), already: 0, pool: 100 },
    ]

    const [high, low] = explainQuota({ strata, floor: 2000, scope: 'year', round: 1, rounds: 2 })

    expect(high).toMatchObject({ minimum: 3, added: 8, quota: 11, due: 5, take: 2, short: 3, probability: [1, 1] })
    expect(high?.zh).toContain('总体不低于 20%，按风险再加 8 家 → 11 家')
    expect(high?.zh).toContain('至第 1 轮应抽 6 家，已抽 1 家 → 本轮 5 家；可抽取的只有 2 家 → 2 家，尚缺 3 家')
    expect(low?.zh).toContain('100 家的 1.05% 为 1.05，不低于 → 2 家')
  })
})

type Case = { strata: QuotaStratum[]; floor: number }

function randomCase(roll: (n: number) => number): Case {
  const large = roll(4) === 0
  const strata = Array.from({ length: 1 + roll(5) }, (_, at) => ({
    level: String(at),
    size: roll(large ? 1_000_001 : 60),
    ratio: roll(10_001),
    priority: 1 + roll(large ? 1_000 : 8),
  }))
  return { strata, floor: roll(10_001) }
}

/** SPEC 4 written down once more, in integers without bounds. */
function bigQuotas({ strata, floor }: Case): bigint[] {
  const size = strata.map((each) => BigInt(each.size))
  const total = (list: readonly bigint[]) => list.reduce((sum, each) => sum + each, 0n)
  const q = strata.map((each) => (BigInt(each.size) * BigInt(each.ratio) + 9_999n) / 10_000n)
  let missing = (total(size) * BigInt(floor) + 9_999n) / 10_000n - total(q)
  while (missing > 0n) {
    const w = q.map((each, at) => ((size[at] as bigint) - each) * BigInt((strata[at] as QuotaStratum).priority))
    const whole = total(w)
    const add = w.map((each) => (missing * each) / whole)
    let left = missing - total(add)
    const rests = [...w.keys()]
      .filter((at) => (w[at] as bigint) > 0n)
      .map((at) => ({ at, rest: (missing * (w[at] as bigint)) % whole }))
    rests.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
    for (const { at } of rests) if (left-- > 0n) add[at] = (add[at] as bigint) + 1n
    for (const [at, more] of add.entries()) {
      const free = (size[at] as bigint) - (q[at] as bigint)
      const placed = more < free ? more : free
      q[at] = (q[at] as bigint) + placed
      missing -= placed
    }
  }
  return q
}
