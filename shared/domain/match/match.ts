import { DigestWriter } from '../draw/encoding.ts'
import { balance, repair } from './balance.ts'
import { type Assignment, fillGreedily } from './greedy.ts'
import { mix } from './mix.ts'
import { Search } from './search.ts'
import { type MatchInput, type Seating, seatingOf } from './seating.ts'
import { type Shortage, shortageOfCap, shortageOfSeats } from './shortage.ts'
import { Words } from './words.ts'

export type MatchRequest = MatchInput & {
  /** names of the tags: words for a refusal, no part of the match */
  tags: readonly string[]
  seed: Uint8Array
  sweeps: number
  /** greatest number of targets for one officer; absent: no cap */
  cap?: number | undefined
}

export type MatchResult = { seats: Int32Array; shortage: null } | { seats: null; shortage: Shortage }

/**
 * Gives every seat of every target an officer who may sit there, never twice the same on one target, with loads as equal
 * as can be; drawn from all such assignments by the seed. Or says who is short.
 *
 * @returns the officer index of each seat, seats numbered through the targets in order
 * @source SPEC 7, 8
 */
export function matchOfficers(request: MatchRequest): MatchResult {
  const seating = seatingOf(request)
  const words = new Words(matchKey(request, seating))
  const { assignment, stuck } = fillGreedily(seating, words)
  const search = new Search(seating, assignment)
  if (repair(search, stuck) !== null) {
    return { seats: null, shortage: shortageOfSeats(request, { seating, assignment, search }) }
  }
  balance(search, assignment)
  if (request.cap !== undefined && greatestLoad(assignment) > request.cap) {
    return { seats: null, shortage: shortageOfCap(request, { seating, assignment, search, cap: request.cap }) }
  }
  mix({ seating, assignment, words, sweeps: request.sweeps })
  return { seats: assignment.officerOf, shortage: null }
}

function greatestLoad({ load }: Assignment): number {
  return load.reduce((most, each) => Math.max(most, each), 0)
}

/** The key of the stream of words: it binds the seed and everything the match is given. @source SPEC 7 */
function matchKey({ officers, targets, masks, seed, sweeps }: MatchRequest, seating: Seating): Uint8Array {
  const input = new DigestWriter('MC1/match-input').number(officers.length)
  for (const [id, region, tags] of officers) input.text(id).text(region).number(tags)
  input.number(targets.length)
  targets.forEach(({ id, region }, target) => {
    input.text(id).text(region).number(masks.length)
    for (const mask of masks) input.number(mask)
    const from = seating.recusedFrom[target] as number
    const to = seating.recusedFrom[target + 1] as number
    input.number(to - from)
    for (let at = from; at < to; at++) input.number(seating.recused[at] as number)
  })
  input.number(sweeps)
  return new DigestWriter('MC1/match').bytes(seed).bytes(input.digest()).digest()
}
