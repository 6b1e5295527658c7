import { INITIAL, ROUND_CONSTANTS } from './sha256-constants.ts'

/** What the key alone determines of the one block `key ‖ id`: done once for all ids. Names are those of FIPS 180-4. */

const KEY_WORDS = 8

export function keyWords(key: Uint8Array): Int32Array {
  const view = new DataView(key.buffer, key.byteOffset, 4 * KEY_WORDS)
  return Int32Array.from({ length: KEY_WORDS }, (_, at) => view.getInt32(4 * at))
}

/** The letters a to h after the eight rounds that read the key's words (6.2.2). */
export function stateAfterKey(words: Int32Array): Int32Array {
  let [a, b, c, d, e, f, g, h] = INITIAL as unknown as [number, number, number, number, number, number, number, number]
  words.forEach((word, t) => {
    const chosen = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (ROUND_CONSTANTS[t] as number) + word) | 0
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  })
  return Int32Array.of(a, b, c, d, e, f, g, h)
}

/** W(t-16) + σ0(W(t-15)) for t = 16 to 22: the terms of the schedule that hold nothing but the key. */
export function keySums(words: Int32Array): Int32Array {
  return Int32Array.from({ length: KEY_WORDS - 1 }, (_, at) => {
    const next = words[at + 1] as number
    return (words[at] as number) + (turn(next, 7) ^ turn(next, 18) ^ (next >>> 3))
  })
}

/** ROTR of 3.2. */
function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
