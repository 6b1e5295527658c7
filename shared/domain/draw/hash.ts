import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../../kernel/bytes.ts'

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
  const heads = new Uint32Array(ids.length)
  const keyed = nobleSha256.create().update(levelKey)
  const out = new Uint8Array(32)
  const view = new DataView(out.buffer)
  for (let at = 0; at < ids.length; at++) {
    keyed
      .clone()
      .update(utf8(ids[at] as string))
      .digestInto(out)
    heads[at] = view.getUint32(0)
  }
  return heads
}

/** Fills `words` with the blocks `H(key ‖ i as 8 bytes)`, i from `firstBlock` on, eight big-endian words each (SPEC 7). */
export function fillWords(key: Uint8Array, firstBlock: number, words: Uint32Array): void {
  const input = new Uint8Array(40)
  input.set(key)
  const counter = new DataView(input.buffer)
  const out = new Uint8Array(32)
  const view = new DataView(out.buffer)
  for (let at = 0; at < words.length; at += 8) {
    const block = firstBlock + at / 8
    counter.setUint32(32, Math.floor(block / 0x1_0000_0000))
    counter.setUint32(36, block >>> 0)
    nobleSha256.create().update(input).digestInto(out)
    for (let word = 0; word < 8; word++) words[at + word] = view.getUint32(4 * word)
  }
}
