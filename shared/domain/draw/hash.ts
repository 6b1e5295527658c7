import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../../kernel/bytes.ts'
import { compress } from './kernel/compress.ts'
import { keyWords } from './kernel/keyed-start.ts'
import { INITIAL } from './kernel/sha256-constants.ts'
import { ticketKernel } from './kernel/ticket-kernel.ts'

/** SHA-256 fed piece by piece. */
export type Hashing = { update(bytes: Uint8Array): unknown; digest(): Uint8Array }

/** `H` of SPEC 1. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes)
}

export function startSha256(): Hashing {
  return nobleSha256.create()
}

/** The ticket of one id (SPEC 6): `H(levelKey ‖ id)`. */
export function ticketOf(levelKey: Uint8Array, id: string): Uint8Array {
  return nobleSha256.create().update(levelKey).update(utf8(id)).digest()
}

/** The first four bytes of every id's ticket, as big-endian numbers: enough to find who can be among the least. */
export function ticketHeads(levelKey: Uint8Array, ids: readonly string[]): Uint32Array {
  return ticketKernel(ids.length).heads(levelKey, ids)
}

/** Fills `words` with the blocks `H(key ‖ i as 8 bytes)`, i from `firstBlock` on, eight big-endian words each (SPEC 7). */
export function fillWords(key: Uint8Array, firstBlock: number, words: Uint32Array): void {
  const hash = new Int32Array(8)
  const block = new Int32Array(16)
  block.set(keyWords(key))
  block[10] = 0x80 << 24 // the end mark
  block[15] = 8 * 40 // the length in bits
  for (let at = 0; at < words.length; at += 8) {
    const number = firstBlock + at / 8
    block[8] = Math.floor(number / 0x1_0000_0000)
    block[9] = number
    compress(block, INITIAL, hash)
    words.set(hash, at)
  }
}
