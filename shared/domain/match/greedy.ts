import { isRecused, NOBODY, type Seating } from './seating.ts'
import type { Words } from './words.ts'

/** Who sits where while a match is made: `officerOf[seat]` (or NOBODY) and the load of each officer. */
export type Assignment = { officerOf: Int32Array; load: Int32Array }

/** The order in which seats are filled: a fair shuffle. @source SPEC 7.1 */
export function shuffledSeats(seats: number, words: Words): Int32Array {
  const order = Int32Array.from({ length: seats }, (_, at) => at)
  for (let at = seats - 1; at >= 1; at--) {
    const other = words.below(at + 1)
    const seat = order[at] as number
    order[at] = order[other] as number
    order[other] = seat
  }
  return order
}

/** Gives each seat in turn to one of its least loaded officers; answers the seats nobody could take. @source SPEC 7.2 */
export function fillGreedily(seating: Seating, words: Words): { assignment: Assignment; stuck: number[] } {
  const officerOf = new Int32Array(seating.seats).fill(NOBODY)
  const load = new Int32Array(seating.officers)
  const stuck: number[] = []
  const candidates = new Int32Array(seating.officers)
  for (const seat of shuffledSeats(seating.seats, words)) {
    const count = leastLoaded(seating, { officerOf, load }, seat, candidates)
    if (count === 0) {
      stuck.push(seat)
      continue
    }
    const officer = candidates[words.below(count)] as number
    officerOf[seat] = officer
    load[officer] = (load[officer] as number) + 1
  }
  return { assignment: { officerOf, load }, stuck }
}

/** Writes the seat's least loaded free officers, ascending, into `candidates`; answers how many. */
function leastLoaded(seating: Seating, { officerOf, load }: Assignment, seat: number, candidates: Int32Array): number {
  const { eligible, eligibleFrom, classOf, recusedFrom, targetOf } = seating
  const kind = classOf[seat] as number
  const target = targetOf[seat] as number
  const to = eligibleFrom[kind + 1] as number
  const anyRecused = recusedFrom[target] !== recusedFrom[target + 1]
  let count = 0
  let least = 0x7fff_ffff
  for (let at = eligibleFrom[kind] as number; at < to; at++) {
    const officer = eligible[at] as number
    const own = load[officer] as number
    if (own > least) continue
    if (anyRecused && isRecused(seating, officer, target)) continue
    if (seatOnTarget(seating, officerOf, officer, target) !== NOBODY) continue
    if (own < least) {
      least = own
      count = 0
    }
    candidates[count++] = officer
  }
  return count
}

/** The seat of the target on which the officer sits, or NOBODY. */
export function seatOnTarget(seating: Seating, officerOf: Int32Array, officer: number, target: number): number {
  const first = target * seating.perTarget
  for (let seat = first; seat < first + seating.perTarget; seat++) if (officerOf[seat] === officer) return seat
  return NOBODY
}
