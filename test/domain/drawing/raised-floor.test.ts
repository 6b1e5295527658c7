import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotas, takes } from '../../../shared/domain/draw/quotas.ts'
import { explainFloor } from '../../../shared/domain/drawing/explain-floor.ts'
import { type FloorInput, raisedFloor } from '../../../shared/domain/drawing/raised-floor.ts'
import { defaultPolicy } from '../../../shared/domain/plan/task.ts'

/** Round 2 of the seed's shape: 60 agencies, class D drawn out in round 1. */
function roundTwo(more: Partial<FloorInput> = {}): FloorInput {
  const sizes = [4, 8, 20, 20, 8]
  const drawn = [4, 3, 3, 1, 1]
  return {
    strata: defaultPolicy.ratios.map((ratio, at) => ({
      ...ratio,
      size: sizes[at] as number,
      already: drawn[at] as number,
      pool: (sizes[at] as number) - (drawn[at] as number),
    })),
    floor: 2000,
    scope: 'round',
    round: 2,
    rounds: 2,
    ...more,
  }
}

const strata = fc.array(
  fc.record({
    size: fc.nat(60),
    ratio: fc.nat(10_000),
    priority: fc.integer({ min: 1, max: 8 }),
    drawn: fc.nat(60),
    closed: fc.nat(20),
  }),
  { minLength: 1, maxLength: 5 },
)
const inputs = fc
  .record({
    strata,
    floor: fc.nat(10_000),
    scope: fc.constantFrom('round' as const, 'year' as const),
    rounds: fc.integer({ min: 1, max: 4 }),
    at: fc.nat(3),
  })
  .map(
    ({ strata: levels, floor, scope, rounds, at }): FloorInput => ({
      strata: levels.map(({ size, drawn, closed, ...rest }, index) => {
        const already = Math.min(drawn, size)
        return { ...rest, level: `L${index}`, size, already, pool: Math.max(0, size - already - closed) }
      }),
      floor,
      scope,
      rounds,
      round: (at % rounds) + 1,
    }),
  )

function drawnAt(input: FloorInput, floor: number): number {
  const quota = quotas({ strata: input.strata, floor })
  const pooled = input.strata.map((stratum, at) => ({ ...stratum, quota: quota[at] as number }))
  return takes({ ...input, strata: pooled }).reduce((sum, take) => sum + take, 0)
}

describe('the floor of a round', () => {
  it('is raised until a fifth is drawn although class D was drawn out in round 1', () => {
    const input = roundTwo()

    const raised = raisedFloor(input)

    expect(drawnAt(input, 2000)).toBeLessThan(12)
    expect(raised).toMatchObject({ asked: 2000, needed: 12, reached: 12 })
    expect(raised.used).toBeGreaterThan(2000)
    expect(raised.exhausted).toEqual([{ level: 'D', due: 3, pool: 0 }])
  })

  it('says in words which level was drawn out and what makes up for it', () => {
    const raised = raisedFloor(roundTwo())

    const note = explainFloor(raised, 2)

    expect(note?.zh).toContain('D 级第 1 轮已抽尽；为达到总比例 20%，提高其他级别的名额')
    expect(note?.zh).toContain('本轮共抽 12 家')
    expect(note?.en).toContain('level D has nobody left to draw')
  })

  it('stays the task’s own, without a word, where nothing is exhausted', () => {
    const fresh = roundTwo().strata.map((stratum) => ({ ...stratum, already: 0, pool: stratum.size }))

    const raised = raisedFloor(roundTwo({ strata: fresh, round: 1 }))

    expect(raised).toMatchObject({ used: 2000, needed: 12, exhausted: [] })
    expect(explainFloor(raised, 1)).toBeUndefined()
  })

  it('shows what is short when even the whole pool is too small', () => {
    const few = roundTwo().strata.map((stratum) => ({ ...stratum, pool: stratum.level === 'B' ? 5 : 0 }))

    const raised = raisedFloor(roundTwo({ strata: few }))

    expect(raised).toMatchObject({ needed: 12, reached: 5 })
    expect(explainFloor(raised, 2)?.zh).toContain('可抽取的 5 家全部抽取，仍比总比例 20% 所需的 12 家少 7 家')
  })

  it('reaches what is needed, or else draws as many as any floor could', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { used, needed, reached } = raisedFloor(input)

        expect(used).toBeGreaterThanOrEqual(input.floor)
        expect(reached).toBe(drawnAt(input, used))
        if (reached < needed) expect(reached).toBe(drawnAt(input, 10_000))
      }),
      { numRuns: 300 },
    )
  })

  it('is the least that does', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { used, reached, needed } = raisedFloor(input)
        const goal = Math.min(needed, reached)

        for (let floor = input.floor; floor < used; floor++) expect(drawnAt(input, floor)).toBeLessThan(goal)
      }),
      { numRuns: 100 },
    )
  })

  it('never falls when more is asked or when less is left to draw', () => {
    fc.assert(
      fc.property(inputs, fc.nat(2000), fc.nat(4), (input, more, emptied) => {
        const asked = raisedFloor(input)
        const higher = raisedFloor({ ...input, floor: Math.min(10_000, input.floor + more) })
        const scarce = raisedFloor({
          ...input,
          strata: input.strata.map((stratum, at) => (at === emptied ? { ...stratum, pool: 0 } : stratum)),
        })

        if (asked.reached >= asked.needed && higher.reached >= higher.needed)
          expect(higher.used).toBeGreaterThanOrEqual(asked.used)
        if (scarce.reached >= scarce.needed) expect(scarce.used).toBeGreaterThanOrEqual(asked.used)
      }),
      { numRuns: 200 },
    )
  })
})
