import { type Assignment, seatOnTarget } from './greedy.ts'
import { isEligible, isRecused, NOBODY, type Seating } from './seating.ts'
import type { Words } from './words.ts'

export type MixInput = { seating: Seating; assignment: Assignment; words: Words; sweeps: number }

/**
 * Random steps among the assignments whose loads are least unequal, until which of them stands is as good as chance: two
 * seats change officers, three do in a ring, or a seat moves to an officer who held one less. A rejected step counts.
 * @source SPEC 7.5
 */
export function mix(input: MixInput): void {
  const { seating, assignment, words, sweeps } = input
  const { classOf, eligible, eligibleFrom } = seating
  const lists = new SeatLists(seating, assignment)
  const greatest = assignment.load.reduce((most, each) => Math.max(most, each), 0)
  const pick = (seat: number): number => {
    const from = eligibleFrom[classOf[seat] as number] as number
    return eligible[from + words.below((eligibleFrom[(classOf[seat] as number) + 1] as number) - from)] as number
  }
  for (let step = sweeps * seating.seats; step > 0; step--) {
    const s = words.below(seating.seats)
    const o = pick(s)
    const j = words.below(greatest)
    const three = words.below(8) === 0
    const p = assignment.officerOf[s] as number
    if (o === p || isRecused(seating, o, seating.targetOf[s] as number)) continue
    if (j >= lists.count(o)) {
      if (!three) tryMove(seating, lists, s, o)
      continue
    }
    const u = lists.at(o, j)
    if (!three) {
      tryExchange(seating, lists, s, u)
      continue
    }
    const q = pick(u)
    const j2 = words.below(greatest)
    if (q === o || q === p || isRecused(seating, q, seating.targetOf[u] as number)) continue
    if (j2 >= lists.count(q)) tryChain(seating, lists, s, u, q)
    else tryRing(seating, lists, s, u, lists.at(q, j2))
  }
}

/** s goes to o, who holds one less than its officer and is not on its target. */
function tryMove(seating: Seating, lists: SeatLists, s: number, o: number): void {
  if (lists.count(o) !== lists.count(lists.officerOf[s] as number) - 1) return
  if (seatOnTarget(seating, lists.officerOf, o, seating.targetOf[s] as number) !== NOBODY) return
  lists.move(s, o)
}

/** s and u change officers. */
function tryExchange(seating: Seating, lists: SeatLists, s: number, u: number): void {
  const { targetOf } = seating
  const p = lists.officerOf[s] as number
  const o = lists.officerOf[u] as number
  const t = targetOf[s] as number
  const t2 = targetOf[u] as number
  if (!isEligible(seating, p, u) || isRecused(seating, p, t2)) return
  if (t !== t2) {
    if (seatOnTarget(seating, lists.officerOf, o, t) !== NOBODY) return
    if (seatOnTarget(seating, lists.officerOf, p, t2) !== NOBODY) return
  }
  lists.exchange(s, u)
}

/** s goes to the officer of u, and u to q, who holds one less than the officer of s. */
function tryChain(seating: Seating, lists: SeatLists, s: number, u: number, q: number): void {
  const { officerOf } = lists
  const p = officerOf[s] as number
  const o = officerOf[u] as number
  if (lists.count(q) !== lists.count(p) - 1) return
  officerOf[s] = o
  officerOf[u] = q
  const legal = sitsOnce(seating, officerOf, s) && sitsOnce(seating, officerOf, u)
  officerOf[s] = p
  officerOf[u] = o
  if (!legal) return
  lists.move(u, q)
  lists.move(s, o)
}

/** s goes to the officer of u, u to that of w, and w to that of s. */
function tryRing(seating: Seating, lists: SeatLists, s: number, u: number, w: number): void {
  const { officerOf } = lists
  const p = officerOf[s] as number
  const o = officerOf[u] as number
  const q = officerOf[w] as number
  if (!isEligible(seating, p, w) || isRecused(seating, p, seating.targetOf[w] as number)) return
  officerOf[s] = o
  officerOf[u] = q
  officerOf[w] = p
  const legal = sitsOnce(seating, officerOf, s) && sitsOnce(seating, officerOf, u) && sitsOnce(seating, officerOf, w)
  officerOf[s] = p
  officerOf[u] = o
  officerOf[w] = q
  if (!legal) return
  lists.exchange(s, u)
  lists.exchange(u, w)
}

/** Whether the officer of the seat has no second seat on its target. */
function sitsOnce(seating: Seating, officerOf: Int32Array, seat: number): boolean {
  const first = (seating.targetOf[seat] as number) * seating.perTarget
  for (let other = first; other < first + seating.perTarget; other++) {
    if (other !== seat && officerOf[other] === officerOf[seat]) return false
  }
  return true
}

/**
 * `held` of SPEC 7.5: each officer's seats in an order of its own, in one flat array. Loads that are least unequal differ by
 * at most one from one such assignment to the next, so each officer has room for one seat more than he starts with.
 */
class SeatLists {
  readonly officerOf: Int32Array
  readonly #load: Int32Array
  readonly #from: Int32Array
  readonly #seats: Int32Array
  readonly #placeOf: Int32Array

  constructor(seating: Seating, { officerOf, load }: Assignment) {
    this.officerOf = officerOf
    this.#load = load
    this.#from = new Int32Array(seating.officers + 1)
    this.#seats = new Int32Array(seating.seats + seating.officers)
    this.#placeOf = new Int32Array(seating.seats)
    for (let officer = 0; officer < seating.officers; officer++) {
      this.#from[officer + 1] = (this.#from[officer] as number) + (load[officer] as number) + 1
    }
    const free = this.#from.slice()
    for (let seat = 0; seat < seating.seats; seat++) {
      const officer = officerOf[seat] as number
      const place = free[officer] as number
      this.#put(seat, place)
      free[officer] = place + 1
    }
  }

  count(officer: number): number {
    return this.#load[officer] as number
  }

  at(officer: number, index: number): number {
    return this.#seats[(this.#from[officer] as number) + index] as number
  }

  /** The hole is filled with the old list's last seat; the moved seat comes last in the new list. */
  move(seat: number, officer: number): void {
    const before = this.officerOf[seat] as number
    const shorter = (this.#load[before] as number) - 1
    this.#put(this.at(before, shorter), this.#placeOf[seat] as number)
    this.#load[before] = shorter
    this.#put(seat, (this.#from[officer] as number) + (this.#load[officer] as number))
    this.#load[officer] = (this.#load[officer] as number) + 1
    this.officerOf[seat] = officer
  }

  /** The two seats change officers and places. */
  exchange(a: number, b: number): void {
    const officer = this.officerOf[a] as number
    const place = this.#placeOf[a] as number
    this.officerOf[a] = this.officerOf[b] as number
    this.#put(a, this.#placeOf[b] as number)
    this.officerOf[b] = officer
    this.#put(b, place)
  }

  #put(seat: number, place: number): void {
    this.#seats[place] = seat
    this.#placeOf[seat] = place
  }
}
