import { NOBODY, type Seating } from './seating.ts'
import type { Words } from './words.ts'

/**
 * Officers by load, while loads only grow: for each load that occurs a set of bits, one for each officer, and for each class of
 * seats a set of bits of who is eligible. The least loaded of a class are found by joining two sets, 32 officers at once,
 * where looking at each officer for each seat would take most of the time of a large match.
 */
export class LoadLevels {
  readonly load: Int32Array
  readonly #size: number
  readonly #members: Int32Array
  readonly #barred: Int32Array
  readonly #free: Int32Array
  /** per class, a load below which none of its officers is */
  readonly #floor: Int32Array
  /** bits and number of the officers of a load; undefined when there are none */
  readonly #levels: (Level | undefined)[]
  /** next greater load that occurs; one that no longer occurs still leads upward */
  readonly #next: Int32Array
  readonly #spare: Level[] = []

  constructor(seating: Seating) {
    const classes = seating.classMask.length
    this.load = new Int32Array(seating.officers)
    this.#size = (seating.officers + 31) >>> 5
    this.#members = new Int32Array(classes * this.#size)
    this.#barred = new Int32Array(this.#size)
    this.#free = new Int32Array(this.#size)
    this.#floor = new Int32Array(classes)
    this.#next = new Int32Array(seating.seats + 2).fill(NOBODY)
    this.#levels = [{ bits: new Int32Array(this.#size), officers: seating.officers }]
    for (let officer = 0; officer < seating.officers; officer++) set((this.#levels[0] as Level).bits, 0, officer)
    for (let kind = 0; kind < classes; kind++) {
      const to = seating.eligibleFrom[kind + 1] as number
      for (let at = seating.eligibleFrom[kind] as number; at < to; at++) {
        set(this.#members, kind * this.#size, seating.eligible[at] as number)
      }
    }
  }

  /** One of the class's least loaded officers who are not barred, chosen fairly; NOBODY, and no word taken, when all are. */
  pick(kind: number, barred: readonly number[], words: Words): number {
    for (const officer of barred) set(this.#barred, 0, officer)
    const count = this.#findLeast(kind)
    for (const officer of barred) this.#barred[officer >>> 5] = 0
    return count === 0 ? NOBODY : nth(this.#free, words.below(count))
  }

  /** One seat more for the officer. */
  raise(officer: number): void {
    const before = this.load[officer] as number
    const level = this.#levels[before] as Level
    const above = this.#levels[before + 1] ?? this.#open(before)
    level.bits[officer >>> 5] = (level.bits[officer >>> 5] as number) & ~(1 << (officer & 31))
    set(above.bits, 0, officer)
    above.officers++
    level.officers--
    if (level.officers === 0) this.#close(before)
    this.load[officer] = before + 1
  }

  /** Leaves the least loaded who are not barred in `#free`; answers how many. */
  #findLeast(kind: number): number {
    let from = this.#floor[kind] as number
    for (let load = from; load !== NOBODY; load = this.#above(load)) {
      const level = this.#levels[load]
      if (level === undefined) continue
      const { present, count } = this.#join(kind, level.bits)
      if (count > 0) return count
      if (!present && load === from) from = this.#floor[kind] = Math.max(load, this.#above(load))
    }
    return 0
  }

  #join(kind: number, bits: Int32Array): { present: boolean; count: number } {
    const first = kind * this.#size
    let present = 0
    let count = 0
    for (let word = 0; word < this.#size; word++) {
      const here = (bits[word] as number) & (this.#members[first + word] as number)
      const free = here & ~(this.#barred[word] as number)
      present |= here
      this.#free[word] = free
      if (free !== 0) count += bitsIn(free)
    }
    return { present: present !== 0, count }
  }

  /** The next greater load that occurs, or NOBODY; passes over, and forgets, those that no longer do. */
  #above(load: number): number {
    let next = this.#next[load] as number
    while (next !== NOBODY && this.#levels[next] === undefined) next = this.#next[next] as number
    this.#next[load] = next
    return next
  }

  #open(below: number): Level {
    const level = this.#spare.pop() ?? { bits: new Int32Array(this.#size), officers: 0 }
    this.#next[below + 1] = this.#above(below)
    this.#levels[below + 1] = level
    this.#next[below] = below + 1
    return level
  }

  #close(load: number): void {
    this.#spare.push(this.#levels[load] as Level)
    this.#levels[load] = undefined
  }
}

type Level = { bits: Int32Array; officers: number }

function set(bits: Int32Array, first: number, officer: number): void {
  bits[first + (officer >>> 5)] = (bits[first + (officer >>> 5)] as number) | (1 << (officer & 31))
}

/** How many bits of a word are set. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555)
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

/** The n-th set bit, counted from 0. */
function nth(bits: Int32Array, n: number): number {
  let word = 0
  let left = n
  for (let here = bitsIn(bits[0] as number); here <= left; here = bitsIn(bits[++word] as number)) left -= here
  let rest = bits[word] as number
  for (; left > 0; left--) rest &= rest - 1
  return 32 * word + 31 - Math.clz32(rest & -rest)
}
