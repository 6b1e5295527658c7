import { sha256 } from '../../../shared/domain/draw/hash.ts'
import type { OfficerRow } from '../../../shared/domain/draw/types.ts'
import { matchOfficers } from '../../../shared/domain/match/match.ts'
import type { MatchInput } from '../../../shared/domain/match/seating.ts'
import { utf8 } from '../../../shared/kernel/bytes.ts'
import { fairestAssignments } from './legal-assignments.ts'

export type Instance = MatchInput & { name: string }

const officers = (...rows: (readonly [region: string, tags: number])[]) =>
  rows.map(([region, tags], at): OfficerRow => [`P${at}`, region, tags])
const targets = (...regions: string[]) => regions.map((region, at) => ({ id: `T${at}`, region }))

/** Small matches whose legal, least unequal assignments can all be written down. */
export const instances: readonly Instance[] = [
  {
    name: 'three targets of one seat, four officers',
    officers: officers(['', 0], ['', 0], ['', 0], ['', 0]),
    targets: targets('a', 'a', 'a'),
    masks: [0],
    recusals: [],
  },
  {
    name: 'pairs, two regions and one officer at home in both',
    officers: officers(['', 1], ['a', 1], ['a', 0], ['b', 1], ['b', 0]),
    targets: targets('a', 'a', 'b'),
    masks: [1, 0],
    recusals: [],
  },
  {
    name: 'pairs with recusals',
    officers: officers(['', 0], ['', 0], ['', 0], ['', 0]),
    targets: targets('a', 'a', 'a'),
    masks: [0, 0],
    recusals: [
      ['T0', 'P0'],
      ['T1', 'P1'],
    ],
  },
  {
    name: 'a scarce certificate, so loads must differ',
    officers: officers(['', 3], ['', 3], ['', 1], ['', 1], ['', 1]),
    targets: targets('a', 'a', 'a'),
    masks: [2, 1],
    recusals: [],
  },
  {
    name: 'teams of three of four officers',
    officers: officers(['', 1], ['', 1], ['', 0], ['', 2]),
    targets: targets('a', 'a'),
    masks: [1, 0, 0],
    recusals: [],
  },
  {
    name: 'a ring: each officer serves two of four regions',
    officers: officers(['', 3], ['', 6], ['', 12], ['', 9], ['c', 15]),
    targets: targets('c', 'c', 'd', 'd'),
    masks: [1, 4],
    recusals: [['T3', 'P2']],
  },
]

export type Fairness = { name: string; outcomes: number; ratio: number; strays: number }

/**
 * How often each legal, least unequal assignment came out over many seeds: chi² over its degrees of freedom, 1 for a fair
 * match. `strays` are results that are none of them.
 */
export function fairnessOf(instance: Instance, seeds: number, sweeps = 20): Fairness {
  const counts = new Map(fairestAssignments(instance).map((seats) => [seats.join(), 0]))
  let strays = 0
  for (let at = 0; at < seeds; at++) {
    const seed = sha256(utf8(`fairness ${at}`))
    const { seats } = matchOfficers({ ...instance, tags: [], seed, sweeps })
    const key = seats?.join() ?? 'none'
    const before = counts.get(key)
    if (before === undefined) strays++
    else counts.set(key, before + 1)
  }
  const expected = seeds / counts.size
  const chiSquared = [...counts.values()].reduce((sum, each) => sum + (each - expected) ** 2 / expected, 0)
  return { name: instance.name, outcomes: counts.size, ratio: chiSquared / (counts.size - 1), strays }
}
