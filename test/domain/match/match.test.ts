import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../shared/domain/draw/hash.ts'
import type { OfficerRow, Recusal } from '../../../shared/domain/draw/types.ts'
import { type MatchRequest, matchOfficers } from '../../../shared/domain/match/match.ts'
import type { MatchInput } from '../../../shared/domain/match/seating.ts'
import { Words } from '../../../shared/domain/match/words.ts'
import { concat, utf8 } from '../../../shared/kernel/bytes.ts'
import { inequality, legalAssignments } from './legal-assignments.ts'

const request = (input: MatchInput, seed: string): MatchRequest => ({
  ...input,
  tags: [],
  seed: sha256(utf8(seed)),
  sweeps: 5,
})

describe('matching officers', () => {
  it('gives seats only to officers of the region and tags, never recused, never twice on a target', () => {
    fc.assert(
      fc.property(inputs({ targets: 12, officers: 9 }), fc.string(), (input, seed) => {
        const { seats } = matchOfficers(request(input, seed))

        for (const [seat, officer] of (seats ?? []).entries()) {
          const target = input.targets[Math.floor(seat / input.masks.length)] as { id: string; region: string }
          const [id, region, tags] = input.officers[officer] as OfficerRow
          const mask = input.masks[seat % input.masks.length] as number
          const first = seat - (seat % input.masks.length)
          const team = seats?.slice(first, first + input.masks.length) ?? []
          expect(region === '' || region === target.region).toBe(true)
          expect(tags & mask).toBe(mask)
          expect(input.recusals).not.toContainEqual([target.id, id])
          expect(team.filter((each) => each === officer)).toHaveLength(1)
        }
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  it('makes loads as equal as any legal assignment, and finds one whenever there is one', () => {
    let feasible = 0
    fc.assert(
      fc.property(inputs({ targets: 3, officers: 4 }), fc.string(), (input, seed) => {
        const all = legalAssignments(input)

        const { seats, shortage } = matchOfficers(request(input, seed))

        if (all.length > 0) feasible++
        expect(seats === null).toBe(all.length === 0)
        expect(shortage === null).toBe(all.length > 0)
        if (seats !== null) expect(inequality(seats)).toBe(Math.min(...all.map(inequality)))
      }),
      { numRuns: 600, seed: 1 },
    )
    expect(feasible).toBeGreaterThan(100)
    expect(feasible).toBeLessThan(500)
  })

  it('keeps to a cap whenever an assignment does, and proves it when none can', () => {
    const answers = { kept: 0, short: 0 }
    fc.assert(
      fc.property(inputs({ targets: 3, officers: 4 }), fc.integer({ min: 1, max: 3 }), (input, cap) => {
        const within = legalAssignments(input).filter((seats) => greatest(seats) <= cap)

        const { seats, shortage } = matchOfficers({ ...request(input, 'cap'), cap })

        expect(seats === null).toBe(within.length === 0)
        if (seats !== null) expect(greatest(seats)).toBeLessThanOrEqual(cap)
        if (shortage !== null) expect(shortage.facts.short).toBeGreaterThan(0)
        if (seats === null) answers.short++
        else answers.kept++
      }),
      { numRuns: 600, seed: 2 },
    )
    expect(Math.min(answers.kept, answers.short)).toBeGreaterThan(60)
  })

  it('seats nobody when there is nothing to seat', () => {
    const nobody = { officers: [], targets: [{ id: 'T', region: '' }], masks: [], recusals: [] }

    expect(matchOfficers(request(nobody, 'x')).seats).toHaveLength(0)
    expect(matchOfficers(request({ ...nobody, targets: [], masks: [0] }, 'x')).seats).toHaveLength(0)
  })

  it('does not slow down when loads lie far apart: one officer recused everywhere, one alone with the certificate', () => {
    const crowd = Array.from({ length: 40 }, (_, at): OfficerRow => [`P${at + 10}`, '', 1])
    const targets = Array.from({ length: 4_000 }, (_, at) => ({ id: `T${10_000 + at}`, region: '' }))
    const input: MatchInput = {
      officers: [['P00', '', 3], ['P01', '', 3], ...crowd],
      targets,
      masks: [2, 1],
      recusals: targets.map(({ id }): Recusal => [id, 'P00']),
    }

    const { seats } = matchOfficers(request(input, 'far apart'))

    expect(seats?.filter((officer) => officer === 1)).toHaveLength(4_000)
    expect(seats?.filter((officer) => officer === 0)).toHaveLength(0)
    expect(
      new Set(Array.from({ length: 40 }, (_, at) => seats?.filter((officer) => officer === at + 2).length)),
    ).toEqual(new Set([100]))
  })

  it('is the same for the same seed and another for another', () => {
    const input: MatchInput = {
      officers: Array.from({ length: 30 }, (_, at): OfficerRow => [`P${String(at).padStart(2, '0')}`, '', 0]),
      targets: Array.from({ length: 60 }, (_, at) => ({ id: `T${String(at).padStart(2, '0')}`, region: '' })),
      masks: [0, 0],
      recusals: [],
    }

    const one = matchOfficers(request(input, 'one')).seats

    expect(matchOfficers(request(input, 'one')).seats).toEqual(one)
    expect(matchOfficers(request(input, 'two')).seats).not.toEqual(one)
    expect(greatest(one ?? [])).toBe(4)
  })
})

describe('the stream of words', () => {
  it('is the blocks H(key ‖ i), read as big-endian words', () => {
    const key = sha256(utf8('key'))
    const words = new Words(key)
    const expected = [0, 1, 2].flatMap((block) => {
      const view = new DataView(sha256(concat(key, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, block))).buffer)
      return Array.from({ length: 8 }, (_, at) => view.getUint32(4 * at) % 1000)
    })

    expect(expected.map(() => words.below(1000))).toEqual(expected)
  })

  it('passes over words at or above the greatest multiple of n', () => {
    const n = 0x8000_0001 // nearly half of all words are passed over
    const taken = new Words(sha256(utf8('key')))
    const all = new Words(sha256(utf8('key')))
    const kept = Array.from({ length: 400 }, () => all.below(0xffff_ffff)).filter((word) => word < n)

    const found = kept.map(() => taken.below(n))

    expect(kept.length).toBeGreaterThan(150)
    expect(found).toEqual(kept)
  })
})

function greatest(seats: ArrayLike<number>): number {
  const load = new Map<number, number>()
  for (const officer of Array.from(seats)) load.set(officer, (load.get(officer) ?? 0) + 1)
  return Math.max(0, ...load.values())
}

/** Small matches with scarce tags, regions and recusals: about half of them feasible. */
function inputs(most: { targets: number; officers: number }): fc.Arbitrary<MatchInput> {
  const region = fc.constantFrom('a', 'b')
  return fc
    .record({
      officers: fc.array(fc.tuple(fc.constantFrom('', '', 'a', 'b'), fc.constantFrom(0, 1, 3, 3)), {
        maxLength: most.officers,
      }),
      targets: fc.array(region, { minLength: 1, maxLength: most.targets }),
      masks: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 1, maxLength: 3 }),
      recused: fc.uniqueArray(fc.tuple(fc.nat(most.targets - 1), fc.nat(most.officers - 1)), {
        maxLength: 4,
        selector: ([target, officer]) => 100 * target + officer,
      }),
    })
    .map(({ officers, targets, masks, recused }) => ({
      officers: officers.map(([home, tags], at): OfficerRow => [`P${at}`, home, tags]),
      targets: targets.map((each, at) => ({ id: `T${String(at).padStart(2, '0')}`, region: each })),
      masks,
      recusals: recused.map(([target, officer]): Recusal => [`T${String(target).padStart(2, '0')}`, `P${officer}`]),
    }))
}
