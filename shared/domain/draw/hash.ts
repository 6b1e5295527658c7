import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../../kernel/bytes.ts'
import { KeyedBlock, LONGEST_REST } from './sha256-block.ts'

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
  const block = new KeyedBlock(levelKey)
  for (let at = 0; at < ids.length; at++) heads[at] = headOf(block, levelKey, ids[at] as string)
  return heads
}

function headOf(block: KeyedBlock, levelKey: Uint8Array, id: string): number {
  if (!writeAscii(block.words, id)) {
    const ticket = ticketOf(levelKey, id)
    return new DataView(ticket.buffer, ticket.byteOffset).getUint32(0)
  }
  block.end(id.length)
  block.compress()
  return (block.hash[0] as number) >>> 0
}

/** Writes a short ASCII id into the block, from word 8 on; false for any other. */
function writeAscii(words: Int32Array, id: string): boolean {
  if (id.length > LONGEST_REST) return false
  let word = 0
  let at = 0
  for (; at < id.length; at++) {
    const unit = id.charCodeAt(at)
    if (unit > 0x7f) return false
    word = (word << 8) | unit
    if ((at & 3) === 3) words[8 + (at >>> 2)] = word
  }
  if ((at & 3) !== 0) words[8 + (at >>> 2)] = word << (8 * (4 - (at & 3)))
  return true
}

/** Fills `words` with the blocks `H(key ‖ i as 8 bytes)`, i from `firstBlock` on, eight big-endian words each (SPEC 7). */
export function fillWords(key: Uint8Array, firstBlock: number, words: Uint32Array): void {
  const block = new KeyedBlock(key)
  for (let at = 0; at < words.length; at += 8) {
    const number = firstBlock + at / 8
    block.words[8] = Math.floor(number / 0x1_0000_0000)
    block.words[9] = number
    block.end(8)
    block.compress()
    words.set(block.hash, at)
  }
}
