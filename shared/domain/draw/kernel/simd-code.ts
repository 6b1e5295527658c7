import {
  BOUNDS_AT,
  CHUNK,
  CONSTANTS_AT,
  END_AT,
  HASHES_AT,
  INITIAL_AT,
  KEEP_AT,
  KEY_SUMS_AT,
  LAST_KEY_WORD_AT,
  PAGES,
  START_AT,
  TEXT_AT,
} from './simd-layout.ts'
import { assemble, type Code, get, int, join, repeat, set, vector } from './wasm-assembler.ts'

const { add, and, left, load, load64, loadSplat, right, select, shuffle, splat, store, subtract, xor } = vector

// locals of the function: integers, then vectors
const END = 0 // parameter: where the last group's bounds end
const AT = 1 // the group's bounds: four ids, 16 bytes
const PLACE = 2
const REST = 3 // bytes of 24 that the id leaves
const word = (t: number) => 4 + (t & 15) // W(t): the last sixteen
const [A, B, C, D, E, F, G, H] = [0, 1, 2, 3, 4, 5, 6, 7] as const
const state = (letter: number, t: number) => 20 + ((letter - t) & 7) // before round t
const SUM = 28
const [AB, BC] = [29, 30] as const
const low = (lane: number) => 31 + lane
const high = (lane: number) => 35 + lane
const [P0, P1, P2, P3] = [39, 40, 41, 42] as const
const VECTORS = 43 - 4

const ZERO = int.constant(0)

/**
 * The kernel: `hash(end)` hashes key ‖ id of the ids whose bounds lie from BOUNDS_AT up to `end` bytes after it, four at a
 * time, one in each lane, each in one block. Names are those of FIPS 180-4, 4.1.2 and 6.2.2.
 */
export function kernelModule(): Uint8Array<ArrayBuffer> {
  const group = join(loadMessages(), compress(), set(AT, int.add(get(AT), int.constant(16))))
  const body = repeat(group, int.less(get(AT), get(END)))
  return assemble({ name: 'hash', parameters: 1, integers: 3, vectors: VECTORS, body }, PAGES)
}

/** W(8) to W(15) of four ids: their bytes with an end mark, turned so that a vector holds the same word of each. */
function loadMessages(): Code {
  return [...[0, 1, 2, 3].flatMap(loadId), ...turnWords(), ...lengths()]
}

function loadId(lane: number): Code {
  const bound = (at: number) => int.load(BOUNDS_AT + 4 * at, get(AT))
  const ended = (bytes: Code, at: number) => select(bytes, load(END_AT + at, get(REST)), load(KEEP_AT + at, get(REST)))
  return [
    ...set(PLACE, bound(lane)),
    ...set(REST, int.subtract(int.add(get(PLACE), int.constant(24)), bound(lane + 1))),
    ...set(low(lane), ended(load(TEXT_AT, get(PLACE)), 0)),
    ...set(high(lane), ended(load64(TEXT_AT + 16, get(PLACE)), 16)),
  ]
}

const words = (...lanes: number[]) => lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3])
const LOW_HALVES = words(0, 4, 1, 5)
const HIGH_HALVES = words(2, 6, 3, 7)
const FIRST_PAIRS = words(0, 1, 4, 5)
const SECOND_PAIRS = words(2, 3, 6, 7)
const BIG_ENDIAN = [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]

function turnWords(): Code {
  const pair = (a: number, b: number, lanes: Code) => shuffle(get(a), get(b), lanes)
  const turn = (t: number, x: Code) => set(word(t), shuffle(x, get(P0), BIG_ENDIAN))
  return [
    ...set(P0, pair(low(0), low(1), LOW_HALVES)),
    ...set(P1, pair(low(2), low(3), LOW_HALVES)),
    ...set(P2, pair(low(0), low(1), HIGH_HALVES)),
    ...set(P3, pair(low(2), low(3), HIGH_HALVES)),
    ...turn(8, pair(P0, P1, FIRST_PAIRS)),
    ...turn(9, pair(P0, P1, SECOND_PAIRS)),
    ...turn(10, pair(P2, P3, FIRST_PAIRS)),
    ...turn(11, pair(P2, P3, SECOND_PAIRS)),
    ...set(P0, pair(high(0), high(1), LOW_HALVES)),
    ...set(P1, pair(high(2), high(3), LOW_HALVES)),
    ...turn(12, pair(P0, P1, FIRST_PAIRS)),
    ...turn(13, pair(P0, P1, SECOND_PAIRS)),
  ]
}

/** W(15): lengths in bits, differences of neighbouring bounds; W(14) is always 0. */
function lengths(): Code {
  const bounds = load(BOUNDS_AT, get(AT))
  const next = load(BOUNDS_AT + 4, get(AT))
  return set(word(15), left(add(subtract(next, bounds), splat(int.constant(32))), 3))
}

/** Rounds 8 to 63 from the key's state, and the sum with the initial state, stored word by word. */
function compress(): Code {
  const rounds = Array.from({ length: 56 }, (_, at) => join(schedule(at + 8), round(at + 8)))
  return join(begin(), ...rounds, finish())
}

function begin(): Code {
  const letters = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((at) => set(state(at, 8), loadSplat(START_AT + 4 * at, ZERO)))
  return [...letters, ...set(BC, xor(get(state(B, 8)), get(state(C, 8))))]
}

function finish(): Code {
  return [0, 1, 2, 3, 4, 5, 6, 7].flatMap((at) =>
    store(HASHES_AT + 4 * CHUNK * at, get(AT), add(get(state(at, 64)), loadSplat(INITIAL_AT + 4 * at, ZERO))),
  )
}

/** W(t) = W(t-16) + σ0(W(t-15)) + W(t-7) + σ1(W(t-2)), without the terms of W(14), which is 0. */
function schedule(t: number): Code {
  return t < 16 ? [] : set(word(t), add(early(t), late(t)))
}

/** The first two terms: of t = 16 to 22 the key determines them. */
function early(t: number): Code {
  if (t <= 22) return loadSplat(KEY_SUMS_AT + 4 * (t - 16), ZERO)
  if (t === 23) return add(loadSplat(LAST_KEY_WORD_AT, ZERO), sigma0(word(8)))
  if (t === 29) return get(word(13))
  if (t === 30) return sigma0(word(15))
  return add(get(word(t - 16)), sigma0(word(t - 15)))
}

function late(t: number): Code {
  if (t === 16) return get(word(9))
  if (t === 21) return sigma1(word(19))
  return add(get(word(t - 7)), sigma1(word(t - 2)))
}

/**
 * One round. Letters are not moved: their places turn by one. Maj(a, b, c) = b ⊕ ((a ⊕ b) ∧ (b ⊕ c)), and a ⊕ b is the next
 * round's b ⊕ c.
 */
function round(t: number): Code {
  const [a, b, d, e, f, g, h] = [A, B, D, E, F, G, H].map((letter) => state(letter, t)) as Seven
  const [ab, bc] = t % 2 === 0 ? [AB, BC] : [BC, AB]
  const constant = loadSplat(CONSTANTS_AT + 4 * t, ZERO)
  const known = t === 14 ? constant : add(constant, get(word(t)))
  const chosen = select(get(f), get(g), get(e))
  return [
    ...set(SUM, add(add(add(get(h), known), chosen), sum1(e))),
    ...set(d, add(get(d), get(SUM))),
    ...set(ab, xor(get(a), get(b))),
    ...set(bc, xor(get(b), and(get(ab), get(bc)))),
    ...set(h, add(add(get(SUM), get(bc)), sum0(a))),
  ]
}

type Seven = [number, number, number, number, number, number, number]

const turned = (x: number, bits: number) => xor(right(get(x), bits), left(get(x), 32 - bits))
const sum0 = (x: number) => xor(xor(turned(x, 2), turned(x, 13)), turned(x, 22))
const sum1 = (x: number) => xor(xor(turned(x, 6), turned(x, 11)), turned(x, 25))
const sigma0 = (x: number) => xor(xor(turned(x, 7), turned(x, 18)), right(get(x), 3))
const sigma1 = (x: number) => xor(xor(turned(x, 17), turned(x, 19)), right(get(x), 10))
