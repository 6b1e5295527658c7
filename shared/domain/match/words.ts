import { fillWords } from '../draw/hash.ts'

const FIRST = 64 // words of the first filling; later ones double up to LARGEST
const LARGEST = 8192
const WORDS = 0x1_0000_0000

/** The stream of random words that a key determines, and fair numbers from it (SPEC 7). */
export class Words {
  readonly #key: Uint8Array
  #words = new Uint32Array(0)
  #next = 0
  #block = 0

  constructor(key: Uint8Array) {
    this.#key = key
  }

  /**
   * A number from 0 to n-1, each equally likely: a word at or above the greatest multiple of n is passed over.
   * @param n 1 to 2^32 - 1
   */
  below(n: number): number {
    for (;;) {
      if (this.#next === this.#words.length) this.#refill()
      const word = this.#words[this.#next++] as number
      // 2^32 mod n is less than n, so the exact limit is seldom needed
      if (word < WORDS - n || word < WORDS - (WORDS % n)) return word % (n >>> 0)
    }
  }

  #refill(): void {
    const size = Math.min(LARGEST, Math.max(FIRST, 2 * this.#words.length))
    if (size !== this.#words.length) this.#words = new Uint32Array(size)
    fillWords(this.#key, this.#block, this.#words)
    this.#block += size / 8
    this.#next = 0
  }
}
