import { LoadLevels } from './load-levels.ts'
import { NOBODY, type Seating } from './seating.ts'
import type { Words } from './words.ts'

/** Who sits where while a match is made: `officerOf[seat]` (or NOBODY) and the load of each officer. */
export type Assignment = { officerOf: Int32Array; load: Int32Array }

/** The order in which seats are filled: a fair shuffle. @source SPEC 7.1 */
function shuffledSeats(seats: number, words: Words): Int32Array {
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
  const levels = new LoadLevels(seating)
  const stuck: number[] = []
  for (const seat of shuffledSeats(seating.seats, words)) {
    const officer = levels.pick(seating.classOf[seat] as number, barredFrom(seating, officerOf, seat), words)
    officerOf[seat] = officer
    if (officer === NOBODY) stuck.push(seat)
    else levels.raise(officer)
  }
  return { assignment: { officerOf, load: levels.load }, stuck }
}

/** Those recused for the seat's target, or on it already. */
function barredFrom(
  { targetOf, perTarget, recused, recusedFrom }: Seating,
  officerOf: Int32Array,
  seat: number,
): number[] {
  const target = targetOf[seat] as number
  const barred: number[] = []
  for (let other = target * perTarget; other < (target + 1) * perTarget; other++) {
    if (officerOf[other] !== NOBODY) barred.push(officerOf[other] as number)
  }
  for (let at = recusedFrom[target] as number; at < (recusedFrom[target + 1] as number); at++) {
    barred.push(recused[at] as number)
  }
  return barred
}

/** The seat of the target on which the officer sits, or NOBODY. */
export function seatOnTarget(seating: Seating, officerOf: Int32Array, officer: number, target: number): number {
  const first = target * seating.perTarget
  for (let seat = first; seat < first + seating.perTarget; seat++) if (officerOf[seat] === officer) return seat
  return NOBODY
}
