import { keySums, keyWords, stateAfterKey } from './keyed-start.ts'
import { PlainKernel } from './plain-kernel.ts'
import { INITIAL, ROUND_CONSTANTS } from './sha256-constants.ts'
import { kernelModule } from './simd-code.ts'
import * as layout from './simd-layout.ts'
import type { TicketKernel } from './ticket-kernel.ts'

const { CHUNK, LONGEST_SHORT_ID } = layout
const encoder = new TextEncoder()

/** The kernel in WebAssembly SIMD: four ids at a time. An id that one block cannot hold is left to plain JavaScript. */
export class SimdKernel implements TicketKernel {
  readonly #memory = new WebAssembly.Memory({ initial: layout.PAGES, maximum: layout.PAGES })
  readonly #bounds = this.#words(layout.BOUNDS_AT, CHUNK + 4)
  readonly #text = new Uint8Array(this.#memory.buffer, layout.TEXT_AT, layout.TEXT_SIZE)
  readonly #encoded = new Uint8Array(3 * LONGEST_SHORT_ID)
  readonly #plain = new PlainKernel()
  readonly #hash: (end: number) => void

  /** @throws when WebAssembly, its SIMD or the making of code is refused */
  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(kernelModule()), {
      env: { memory: this.#memory },
    })
    this.#hash = exports['hash'] as (end: number) => void
    this.#words(layout.CONSTANTS_AT, 64).set(ROUND_CONSTANTS)
    this.#words(layout.INITIAL_AT, 8).set(INITIAL)
    const bytes = new Uint8Array(this.#memory.buffer)
    bytes.fill(0xff, layout.KEEP_AT, layout.KEEP_AT + 24)
    bytes[layout.END_AT + 24] = 0x80
  }

  heads(key: Uint8Array, ids: readonly string[]): Uint32Array {
    const heads = new Uint32Array(ids.length)
    this.#eachChunk(key, ids, (hashes, from, count) => heads.set(hashes.subarray(0, count), from))
    return heads
  }

  tickets(key: Uint8Array, ids: readonly string[]): Uint32Array {
    const tickets = new Uint32Array(8 * ids.length)
    this.#eachChunk(key, ids, (hashes, from, count) => {
      for (let at = 0; at < count; at++) {
        for (let word = 0; word < 8; word++) tickets[8 * (from + at) + word] = hashes[word * CHUNK + at] as number
      }
    })
    return tickets
  }

  #eachChunk(
    key: Uint8Array,
    ids: readonly string[],
    take: (hashes: Int32Array, from: number, count: number) => void,
  ): void {
    const hashes = this.#words(layout.HASHES_AT, 8 * CHUNK)
    this.#setKey(key)
    for (let from = 0; from < ids.length; from += CHUNK) {
      const count = Math.min(CHUNK, ids.length - from)
      const long = this.#writeAscii(ids, from, count) ? [] : this.#writeEach(ids, from, count)
      this.#hash(4 * count)
      if (long.length > 0) this.#hashLong(key, ids, long, from)
      take(hashes, from, count)
    }
  }

  #setKey(key: Uint8Array): void {
    const words = keyWords(key)
    this.#words(layout.START_AT, 8).set(stateAfterKey(words))
    this.#words(layout.KEY_SUMS_AT, 7).set(keySums(words))
    this.#words(layout.LAST_KEY_WORD_AT, 1).set(words.subarray(7))
  }

  /**
   * Writes a chunk of short ASCII ids at once: joined, they are encoded five times faster than one by one. False when an
   * id is long or not ASCII (then the bytes outnumber the UTF-16 units).
   */
  #writeAscii(ids: readonly string[], from: number, count: number): boolean {
    let text = ''
    for (let at = 0; at < count; at++) {
      const id = ids[from + at] as string
      if (id.length > LONGEST_SHORT_ID) return false
      text += id
      this.#bounds[at + 1] = text.length
    }
    this.#endBounds(count)
    return encoder.encodeInto(text, this.#text).written === text.length
  }

  /** Writes a chunk id by id; answers the positions of ids too long for the kernel, written as empty ones. */
  #writeEach(ids: readonly string[], from: number, count: number): number[] {
    const long: number[] = []
    let end = 0
    for (let at = 0; at < count; at++) {
      const id = ids[from + at] as string
      const { read, written } = encoder.encodeInto(id, this.#encoded)
      if (read < id.length || written > LONGEST_SHORT_ID) long.push(at)
      else {
        for (let byte = 0; byte < written; byte++) this.#text[end + byte] = this.#encoded[byte] as number
        end += written
      }
      this.#bounds[at + 1] = end
    }
    this.#endBounds(count)
    return long
  }

  /** The last group's unused lanes get empty ids. */
  #endBounds(count: number): void {
    this.#bounds.fill(this.#bounds[count] as number, count + 1, count + 4)
  }

  #hashLong(key: Uint8Array, ids: readonly string[], long: readonly number[], from: number): void {
    const hashes = this.#words(layout.HASHES_AT, 8 * CHUNK)
    const tickets = this.#plain.tickets(
      key,
      long.map((at) => ids[from + at] as string),
    )
    long.forEach((at, nth) => {
      for (let word = 0; word < 8; word++) hashes[word * CHUNK + at] = tickets[8 * nth + word] as number
    })
  }

  #words(address: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, length)
  }
}
