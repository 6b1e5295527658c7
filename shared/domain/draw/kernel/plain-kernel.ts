import { compress } from './compress.ts'
import { INITIAL } from './sha256-constants.ts'
import { LONGEST_SHORT_ID } from './simd-layout.ts'
import type { TicketKernel } from './ticket-kernel.ts'

const encoder = new TextEncoder()
const BLOCK = 64
const KEY = 32

/** The kernel in plain JavaScript, for every engine. Makes nothing per id. */
export class PlainKernel implements TicketKernel {
  readonly #words = new Int32Array(BLOCK / 4)
  readonly #hash = new Int32Array(8)
  /** the message of an id that is not short or not ASCII */
  #bytes = new Uint8Array(8 * BLOCK)

  heads(key: Uint8Array, ids: readonly string[]): Uint32Array {
    const heads = new Uint32Array(ids.length)
    this.#start(key)
    for (let at = 0; at < ids.length; at++) heads[at] = this.#hashOf(ids[at] as string)[0] as number
    return heads
  }

  tickets(key: Uint8Array, ids: readonly string[]): Uint32Array {
    const tickets = new Uint32Array(8 * ids.length)
    this.#start(key)
    for (let at = 0; at < ids.length; at++) tickets.set(this.#hashOf(ids[at] as string), 8 * at)
    return tickets
  }

  #start(key: Uint8Array): void {
    this.#bytes.set(key)
    loadWords(this.#words, this.#bytes, 0)
  }

  /** Valid until the next call. */
  #hashOf(id: string): Int32Array {
    if (endShort(this.#words, id)) compress(this.#words, INITIAL, this.#hash)
    else this.#hashLong(id)
    return this.#hash
  }

  #hashLong(id: string): void {
    const { written } = encoder.encodeInto(id, this.#room(3 * id.length))
    const end = endMessage(this.#bytes, KEY + written)
    this.#hash.set(INITIAL)
    for (let from = 0; from < end; from += BLOCK) {
      loadWords(this.#words, this.#bytes, from)
      compress(this.#words, this.#hash, this.#hash)
    }
    loadWords(this.#words, this.#bytes, 0) // the key again, for the next id
  }

  /** Where an id of up to `length` bytes may be written, after the key. */
  #room(length: number): Uint8Array {
    if (KEY + length + 2 * BLOCK > this.#bytes.length) {
      const larger = new Uint8Array(2 * (KEY + length + 2 * BLOCK))
      larger.set(this.#bytes.subarray(0, KEY))
      this.#bytes = larger
    }
    return this.#bytes.subarray(KEY)
  }
}

/** Writes a short ASCII id after the key, with end mark and length in bits; false for any other, which spoils the words. */
function endShort(words: Int32Array, id: string): boolean {
  const { length } = id
  if (length > LONGEST_SHORT_ID) return false
  let word = 0
  let at = 0
  for (; at < length; at++) {
    const unit = id.charCodeAt(at)
    if (unit > 0x7f) return false
    word = (word << 8) | unit
    if ((at & 3) === 3) words[8 + (at >>> 2)] = word
  }
  word = (word << 8) | 0x80
  words[8 + (at >>> 2)] = word << (8 * (3 - (at & 3)))
  for (let rest = 9 + (at >>> 2); rest < 15; rest++) words[rest] = 0
  words[15] = 8 * (KEY + length)
  return true
}

/** Ends a message of so many bytes as FIPS 180-4, 5.1.1 says; answers where its last block ends. */
function endMessage(bytes: Uint8Array, length: number): number {
  const end = BLOCK * Math.ceil((length + 9) / BLOCK)
  bytes.fill(0, length, end)
  bytes[length] = 0x80
  for (let at = 1, bits = 8 * length; bits > 0; at++, bits >>>= 8) bytes[end - at] = bits
  return end
}

function loadWords(words: Int32Array, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < words.length; at++) {
    const byte = from + 4 * at
    words[at] =
      ((bytes[byte] as number) << 24) |
      ((bytes[byte + 1] as number) << 16) |
      ((bytes[byte + 2] as number) << 8) |
      (bytes[byte + 3] as number)
  }
}
