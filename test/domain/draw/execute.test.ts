import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleText } from '../../../shared/domain/draw/bundle.ts'
import { sha256, ticketOf } from '../../../shared/domain/draw/hash.ts'
import { freeze } from '../../../shared/domain/draw/manifest.ts'
import { compareTickets, leastTickets, levelKey } from '../../../shared/domain/draw/tickets.ts'
import { concat, fromHex, toHex, utf8 } from '../../../shared/kernel/bytes.ts'
import { executeDraw } from './executed.ts'
import { dice, randomBundle, randomDraw } from './random-draw.ts'
import { readVectors } from './vectors.ts'

describe('executing a draw', () => {
  it.each(readVectors())('gives the result of $name', ({ bundle }) => {
    const outcome = executeDraw(bundle)

    const { seed, drawn, teams, resultDigest } = outcome
    expect({ seed, drawn, teams, resultDigest }).toEqual({
      seed: bundle.seed,
      drawn: bundle.drawn,
      teams: bundle.teams,
      resultDigest: bundle.resultDigest,
    })
    expect(outcome.shortage === null).toBe(bundle.teams !== null)
  })

  it('names the shortage of the infeasible vector in facts for the refusal', () => {
    const { bundle } = readVectors().find(({ name }) => name === 'infeasible.json') ?? expect.fail('no such vector')

    expect(executeDraw(bundle).shortage?.facts).toEqual({
      targets: 3,
      need: '140902 · enforcement-certificate / tax',
      officers: 2,
      cap: 1,
      cover: 2,
      short: 1,
    })
  })

  it('lists the following ids as reserves, and the cut-off ticket between', () => {
    const { bundle } = readVectors().find(({ name }) => name === 'small.json') ?? expect.fail('no such vector')

    const all = executeDraw(bundle)
    const one = executeDraw({ ...bundle, reserves: 1 })

    const [high] = all.tickets
    expect(all.drawn.map(({ ids }, at) => ids.length + (all.reserves[at]?.ids.length ?? 0))).toEqual([5, 1, 4, 2])
    expect(one.reserves).toEqual(all.reserves.map(({ level, ids }) => ({ level, ids: ids.slice(0, 1) })))
    expect(high?.tickets.map(({ ticket }) => ticket)).toEqual(high?.tickets.map(({ ticket }) => ticket).toSorted())
    expect(high?.cutOff).toBe(high?.tickets.at(-1)?.ticket)
  })

  it('gives tickets that a shell can recompute', () => {
    const key = levelKey(fromHex('00'.repeat(32)), 'D')

    expect(ticketOf(key, '示例')).toEqual(sha256(concat(key, utf8('示例'))))
  })

  it('waits for every contributor, takes nobody else, and no other nonce', () => {
    const { input, contributions, nonce } = randomDraw(3)
    const frozen = freeze({ ...input, contributors: ['甲', '乙'] })
    const from = (...names: string[]) => ({
      ...frozen,
      nonce,
      contributions: names.map((by) => ({ kind: 'dice' as const, by, value: '6' })),
    })

    expect(contributions.length).toBeGreaterThan(0)
    expect(() => executeDraw(from('甲'))).toThrow(
      expect.objectContaining({ code: 'contribution-missing', facts: { missing: ['乙'] } }),
    )
    expect(() => executeDraw(from('乙', '甲'))).toThrow(expect.objectContaining({ code: 'contribution-not-expected' }))
    expect(() => executeDraw(from('甲', '乙', '丙'))).toThrow(
      expect.objectContaining({ code: 'contribution-not-expected', facts: { by: '丙' } }),
    )
    expect(() => executeDraw({ ...from('甲', '乙'), nonce: '0'.repeat(64) })).toThrow(
      expect.objectContaining({ code: 'manifest-malformed' }),
    )
  })

  it('gives the same draw whatever the order of roster, officers, exclusions and recusals', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(), (seed, shuffling) => {
        const { input, contributions, nonce } = randomDraw(seed)
        const shuffled = {
          ...input,
          roster: shuffle(input.roster, shuffling),
          officers: shuffle(input.officers, shuffling + 1),
          exclusions: shuffle(input.exclusions, shuffling + 2),
          recusals: shuffle(input.recusals, shuffling + 3),
        }

        const given = executeDraw({ ...freeze(input), contributions, nonce })

        expect(executeDraw({ ...freeze(shuffled), contributions, nonce })).toEqual(given)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('publishes the same bytes each time', () => {
    expect(bundleText(randomBundle(9))).toBe(bundleText(randomBundle(9)))
    expect(Object.keys(randomBundle(9))).toEqual(Object.keys(readVectors()[0]?.bundle ?? {}).toSorted(bySection9))
  })
})

describe('tickets', () => {
  const ids = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 60 })
  const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })

  it('choose the least, in order, as sorting all of them does', () => {
    fc.assert(
      fc.property(keys, ids, fc.nat(70), (key, list, count) => {
        const sorted = list.toSorted((a, b) => compareTickets(key, a, b))

        expect(leastTickets(key, list, count)).toEqual(sorted.slice(0, count))
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('keep earlier picks when a quota grows, and do not care who else is in the pool', () => {
    fc.assert(
      fc.property(keys, ids, fc.nat(60), fc.nat(59), (key, list, count, out) => {
        const fewer = leastTickets(key, list, count)
        const without = list.filter((_, at) => at !== out)

        expect(leastTickets(key, list, count + 1).slice(0, fewer.length)).toEqual(fewer)
        expect(leastTickets(key, without, list.length)).toEqual(
          leastTickets(key, list, list.length).filter((id) => id !== list[out]),
        )
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('choose among 100,000 as sorting does', () => {
    const key = sha256(utf8('key'))
    const many = Array.from({ length: 100_000 }, (_, at) => `示例${at}`)
    const tickets = many.map((id) => ({ id, ticket: toHex(ticketOf(key, id)) }))
    const sorted = tickets.sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).map(({ id }) => id)

    for (const count of [1, 50, 5_000, 99_999]) expect(leastTickets(key, many, count)).toEqual(sorted.slice(0, count))
  })

  it('are fair: every id, and every pair of ids, is drawn equally often', () => {
    const pool = Array.from({ length: 20 }, (_, at) => `id-${at}`)
    const draws = 20_000
    const single = new Map<string, number>()
    const pairs = new Map<string, number>()
    for (let at = 0; at < draws; at++) {
      const drawn = leastTickets(sha256(utf8(`seed ${at}`)), pool, 5).sort()
      for (const [place, id] of drawn.entries()) {
        tally(single, id)
        for (const other of drawn.slice(place + 1)) tally(pairs, `${id} ${other}`)
      }
    }

    expect(spread([...single.values()], draws, 5 / 20)).toBeLessThan(1.6) // 20 values: 1 ± 0.32
    expect(spread([...pairs.values()], draws, (5 * 4) / (20 * 19))).toBeLessThan(1.25) // 190 values: 1 ± 0.1
    expect(pairs.size).toBe(190)
  })
})

/** Mean squared deviation over its expectation: 1 for fair draws. */
function spread(counts: readonly number[], draws: number, probability: number): number {
  const variance = draws * probability * (1 - probability)
  return counts.reduce((sum, each) => sum + (each - draws * probability) ** 2 / variance, 0) / counts.length
}

function tally(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const roll = dice(seed)
  return items
    .map((item) => ({ item, place: roll(1 << 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

const SECTION_9 = [
  'suite',
  'manifest',
  'manifestDigest',
  'roster',
  'officers',
  'recusals',
  'contributions',
  'nonce',
  'seed',
  'drawn',
  'teams',
  'resultDigest',
]

function bySection9(a: string, b: string): number {
  return SECTION_9.indexOf(a) - SECTION_9.indexOf(b)
}
