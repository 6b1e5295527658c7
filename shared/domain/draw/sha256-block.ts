/**
 * SHA-256 of `key ‖ rest`, for a key of 32 bytes and so short a rest that one block holds both: a ticket of an ordinary id, a
 * block of random words. A library makes an object for each message; a draw of a million ids has no time for that. A test holds
 * this against the library. Constants and names are those of FIPS 180-4, 4.2.2 and 6.2.2.
 */

const PRIMES = firstPrimes(64)
const K = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)))
const INITIAL = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

/** Most bytes of a rest: 64 of a block, less the key, the end mark and the length. */
export const LONGEST_REST = 64 - 32 - 9

/** A key made ready: the eight rounds that read only the key are done once. */
export class KeyedBlock {
  /** the block's words; the rest is written from word 8 on */
  readonly words = new Int32Array(64)
  /** the hash as eight words */
  readonly hash = new Int32Array(8)
  readonly #start: Int32Array

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    const view = new DataView(key.buffer, key.byteOffset, 32)
    for (let at = 0; at < 8; at++) this.words[at] = view.getInt32(4 * at)
    this.#start = rounds(this.words, INITIAL, 0, 8, new Int32Array(8))
  }

  /** Hashes the block as its words stand, with end mark and length in place; the answer is in `hash`. */
  compress(): void {
    const { words, hash } = this
    for (let at = 16; at < 64; at++) {
      const w15 = words[at - 15] as number
      const w2 = words[at - 2] as number
      const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3)
      const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10)
      words[at] = ((words[at - 16] as number) + s0 + (words[at - 7] as number) + s1) | 0
    }
    rounds(words, this.#start, 8, 64, hash)
    for (let at = 0; at < 8; at++) hash[at] = ((hash[at] as number) + (INITIAL[at] as number)) | 0
  }

  /** Ends the block after a rest of `length` bytes: clears what follows, sets the end mark and the length in bits. */
  end(length: number): void {
    const { words } = this
    const last = 8 + (length >>> 2)
    const shift = 24 - 8 * (length & 3)
    const kept = shift === 24 ? 0 : (words[last] as number) & (-1 << (shift + 8))
    words[last] = kept | (0x80 << shift)
    for (let at = last + 1; at < 15; at++) words[at] = 0
    words[15] = 8 * (32 + length)
  }
}

/** Rounds `from` to `to` (multiples of 8) on the words, from one state to another. Written out by eight, so that no value moves. */
function rounds(W: Int32Array, start: Int32Array, from: number, to: number, out: Int32Array): Int32Array {
  let a = start[0] as number
  let b = start[1] as number
  let c = start[2] as number
  let d = start[3] as number
  let e = start[4] as number
  let f = start[5] as number
  let g = start[6] as number
  let h = start[7] as number
  let t = 0
  for (let round = from; round < to; round += 8) {
    t =
      (h +
        (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
        (g ^ (e & (f ^ g))) +
        (K[round] as number) +
        (W[round] as number)) |
      0
    d = (d + t) | 0
    h =
      (t +
        (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
        ((a & b) | (c & (a | b)))) |
      0
    t =
      (g +
        (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) +
        (f ^ (d & (e ^ f))) +
        (K[round + 1] as number) +
        (W[round + 1] as number)) |
      0
    c = (c + t) | 0
    g =
      (t +
        (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) +
        ((h & a) | (b & (h | a)))) |
      0
    t =
      (f +
        (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) +
        (e ^ (c & (d ^ e))) +
        (K[round + 2] as number) +
        (W[round + 2] as number)) |
      0
    b = (b + t) | 0
    f =
      (t +
        (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) +
        ((g & h) | (a & (g | h)))) |
      0
    t =
      (e +
        (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) +
        (d ^ (b & (c ^ d))) +
        (K[round + 3] as number) +
        (W[round + 3] as number)) |
      0
    a = (a + t) | 0
    e =
      (t +
        (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) +
        ((f & g) | (h & (f | g)))) |
      0
    t =
      (d +
        (((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7))) +
        (c ^ (a & (b ^ c))) +
        (K[round + 4] as number) +
        (W[round + 4] as number)) |
      0
    h = (h + t) | 0
    d =
      (t +
        (((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10))) +
        ((e & f) | (g & (e | f)))) |
      0
    t =
      (c +
        (((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7))) +
        (b ^ (h & (a ^ b))) +
        (K[round + 5] as number) +
        (W[round + 5] as number)) |
      0
    g = (g + t) | 0
    c =
      (t +
        (((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10))) +
        ((d & e) | (f & (d | e)))) |
      0
    t =
      (b +
        (((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7))) +
        (a ^ (g & (h ^ a))) +
        (K[round + 6] as number) +
        (W[round + 6] as number)) |
      0
    f = (f + t) | 0
    b =
      (t +
        (((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10))) +
        ((c & d) | (e & (c | d)))) |
      0
    t =
      (a +
        (((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7))) +
        (h ^ (f & (g ^ h))) +
        (K[round + 7] as number) +
        (W[round + 7] as number)) |
      0
    e = (e + t) | 0
    a =
      (t +
        (((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10))) +
        ((b & c) | (d & (b | c)))) |
      0
  }
  out[0] = a
  out[1] = b
  out[2] = c
  out[3] = d
  out[4] = e
  out[5] = f
  out[6] = g
  out[7] = h
  return out
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
}

/** The first 32 bits of the fraction. */
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x1_0000_0000) | 0
}
