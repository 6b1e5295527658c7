import { type Assignment, seatOnTarget } from './greedy.ts'
import { isRecused, NOBODY, type Seating } from './seating.ts'

export type Start = { seat: number } | { officers: readonly number[] }

/**
 * The breadth-first search of SPEC 7.3 and 7.4: from a seat that needs somebody, or from officers who should hold one seat
 * less, over those who could take a seat and the seats they would then give up.
 *
 * Each class of seats keeps a chain of its officers not yet visited, so a search passes each of them once and not once a
 * seat; the order in which the specification looks at them is the chain's.
 */
export class Search {
  readonly #seating: Seating
  readonly #assignment: Assignment
  /** seats each officer holds, ascending */
  readonly #held: number[][]
  /** number of the search that visited an officer, a seat, a class */
  readonly #officerSeen: Int32Array
  readonly #seatSeen: Int32Array
  readonly #classSeen: Int32Array
  /** seat an officer was reached from; NOBODY for one the search started at */
  readonly #reachedFrom: Int32Array
  /** seat on the same target that this seat's holder takes instead; NOBODY when the holder goes elsewhere */
  readonly #exchangedFor: Int32Array
  readonly #queue: Int32Array
  #queued = 0
  readonly #firstUnseen: Int32Array
  readonly #nextUnseen: Int32Array
  #round = 0
  #officers: number[] = []

  constructor(seating: Seating, assignment: Assignment) {
    this.#seating = seating
    this.#assignment = assignment
    this.#held = heldSeats(seating, assignment)
    this.#officerSeen = new Int32Array(seating.officers)
    this.#seatSeen = new Int32Array(seating.seats)
    this.#classSeen = new Int32Array(seating.classMask.length)
    this.#reachedFrom = new Int32Array(seating.officers)
    this.#exchangedFor = new Int32Array(seating.seats)
    this.#queue = new Int32Array(seating.seats)
    this.#firstUnseen = new Int32Array(seating.classMask.length)
    this.#nextUnseen = new Int32Array(seating.eligible.length)
  }

  /** Officers the last search visited. */
  get officers(): readonly number[] {
    return this.#officers
  }

  /** Seats the last search queued. */
  get seats(): Int32Array {
    return this.#queue.subarray(0, this.#queued)
  }

  /** The first officer reached who is a goal, or NOBODY when the search closes without one. */
  run(start: Start, isGoal: (officer: number) => boolean): number {
    this.#round++
    this.#queued = 0
    this.#officers = []
    if ('seat' in start) this.#enqueue(start.seat, NOBODY)
    else for (const officer of start.officers) this.#visit(officer, NOBODY)
    for (let at = 0; at < this.#queued; at++) {
      const goal = this.#look(this.#queue[at] as number, isGoal)
      if (goal !== NOBODY) return goal
    }
    return NOBODY
  }

  /** Gives every seat on the way back from the goal its new officer; only the loads at the two ends change. */
  augment(goal: number): void {
    const { officerOf, load } = this.#assignment
    let officer = goal
    let seat = this.#reachedFrom[goal] as number
    load[goal] = (load[goal] as number) + 1
    while (seat !== NOBODY) {
      const before = officerOf[seat] as number
      officerOf[seat] = officer
      insertSorted(this.#held[officer] as number[], seat)
      if (before === NOBODY) return
      removeSorted(this.#held[before] as number[], seat)
      officer = before
      const exchanged = this.#exchangedFor[seat] as number
      seat = exchanged === NOBODY ? (this.#reachedFrom[before] as number) : exchanged
    }
    load[officer] = (load[officer] as number) - 1
  }

  /** Looks, ascending, at those who could take the seat and were not visited yet. */
  #look(seat: number, isGoal: (officer: number) => boolean): number {
    const kind = this.#seating.classOf[seat] as number
    if (this.#classSeen[kind] !== this.#round) this.#openChain(kind)
    let previous = NOBODY
    for (let at = this.#firstUnseen[kind] as number; at !== NOBODY; at = this.#nextUnseen[at] as number) {
      const officer = this.#seating.eligible[at] as number
      const seen = this.#officerSeen[officer] === this.#round
      if (!seen && !this.#canReach(officer, seat)) {
        previous = at
        continue
      }
      this.#unlink(kind, previous, at)
      if (seen) continue
      if (this.#visit(officer, seat, isGoal)) return officer
    }
    return NOBODY
  }

  /** False for one who is recused, or sits on the target already: then his seat there may be freed by an exchange. */
  #canReach(officer: number, seat: number): boolean {
    const target = this.#seating.targetOf[seat] as number
    if (isRecused(this.#seating, officer, target)) return false
    const there = seatOnTarget(this.#seating, this.#assignment.officerOf, officer, target)
    if (there === NOBODY) return true
    if (there !== seat && this.#seatSeen[there] !== this.#round) this.#enqueue(there, seat)
    return false
  }

  /** True when the officer is a goal; else his seats are to be looked at. */
  #visit(officer: number, from: number, isGoal?: (officer: number) => boolean): boolean {
    this.#officerSeen[officer] = this.#round
    this.#reachedFrom[officer] = from
    this.#officers.push(officer)
    if (isGoal?.(officer)) return true
    for (const seat of this.#held[officer] as number[]) {
      if (this.#seatSeen[seat] !== this.#round) this.#enqueue(seat, NOBODY)
    }
    return false
  }

  #enqueue(seat: number, exchangedFor: number): void {
    this.#seatSeen[seat] = this.#round
    this.#exchangedFor[seat] = exchangedFor
    this.#queue[this.#queued++] = seat
  }

  #openChain(kind: number): void {
    const from = this.#seating.eligibleFrom[kind] as number
    const to = this.#seating.eligibleFrom[kind + 1] as number
    this.#classSeen[kind] = this.#round
    this.#firstUnseen[kind] = from < to ? from : NOBODY
    for (let at = from; at < to; at++) this.#nextUnseen[at] = at + 1 < to ? at + 1 : NOBODY
  }

  #unlink(kind: number, previous: number, at: number): void {
    const next = this.#nextUnseen[at] as number
    if (previous === NOBODY) this.#firstUnseen[kind] = next
    else this.#nextUnseen[previous] = next
  }
}

function heldSeats(seating: Seating, { officerOf }: Assignment): number[][] {
  const held: number[][] = Array.from({ length: seating.officers }, () => [])
  for (let seat = 0; seat < seating.seats; seat++) held[officerOf[seat] as number]?.push(seat)
  return held
}

function insertSorted(list: number[], value: number): void {
  let at = list.length
  while (at > 0 && (list[at - 1] as number) > value) at--
  list.splice(at, 0, value)
}

function removeSorted(list: number[], value: number): void {
  list.splice(list.indexOf(value), 1)
}
