import { utf8 } from '../../kernel/bytes.ts'
import { type Hashing, startSha256 } from './hash.ts'

const encoder = new TextEncoder()
const BUFFER = 1 << 14

/**
 * Writes `U(n)` and `LP(x)` of SPEC 1 straight into a SHA-256, through a small buffer, so that a roster of a million rows
 * is digested without a second copy of it.
 */
export class DigestWriter {
  readonly #hashing: Hashing = startSha256()
  readonly #buffer = new Uint8Array(BUFFER)
  #used = 0

  constructor(domain: string) {
    this.text(domain)
  }

  /** `U(n)`: four bytes, big-endian. */
  number(value: number): this {
    this.#room(4)
    const at = this.#used
    this.#buffer[at] = value >>> 24
    this.#buffer[at + 1] = value >>> 16
    this.#buffer[at + 2] = value >>> 8
    this.#buffer[at + 3] = value
    this.#used += 4
    return this
  }

  /** `LP(text)`: its length in UTF-8 bytes, then the bytes. */
  text(value: string): this {
    if (value.length > BUFFER / 4) return this.bytes(utf8(value))
    this.#room(4 + 3 * value.length)
    const at = this.#used
    const { written } = encoder.encodeInto(value, this.#buffer.subarray(at + 4))
    this.number(written)
    this.#used += written
    return this
  }

  /** `LP(bytes)`. */
  bytes(value: Uint8Array): this {
    this.number(value.length).#flush()
    this.#hashing.update(value)
    return this
  }

  digest(): Uint8Array {
    this.#flush()
    return this.#hashing.digest()
  }

  #room(length: number): void {
    if (this.#used + length > BUFFER) this.#flush()
  }

  #flush(): void {
    this.#hashing.update(this.#buffer.subarray(0, this.#used))
    this.#used = 0
  }
}
