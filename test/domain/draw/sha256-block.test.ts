import { sha256 } from '@noble/hashes/sha2.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillWords, ticketHeads, ticketOf } from '../../../shared/domain/draw/hash.ts'
import { concat, utf8 } from '../../../shared/kernel/bytes.ts'

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('hashing one block at a time', () => {
  it('gives every id the head of its ticket, whatever its length and letters', () => {
    const id = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 30 }))
    fc.assert(
      fc.property(keys, fc.array(id, { maxLength: 40 }), (key, ids) => {
        const expected = ids.map((each) => new DataView(sha256(concat(key, utf8(each))).buffer).getUint32(0))

        expect([...ticketHeads(key, ids)]).toEqual(expected)
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  it('does not let one id leave bytes for the next', () => {
    const key = new Uint8Array(32).fill(9)
    const ids = Array.from({ length: 60 }, (_, at) => 'x'.repeat((at * 37) % 30))

    expect([...ticketHeads(key, ids)]).toEqual(ids.map((id) => new DataView(ticketOf(key, id).buffer).getUint32(0)))
  })

  it('fills words from any block on, the counter as eight bytes', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom(0, 1, 255, 2 ** 31, 2 ** 32 - 1, 2 ** 40), (key, first) => {
        const words = new Uint32Array(24)
        const expected = [0, 1, 2].flatMap((block) => {
          const counter = new DataView(new ArrayBuffer(8))
          counter.setBigUint64(0, BigInt(first + block))
          const view = new DataView(sha256(concat(key, new Uint8Array(counter.buffer))).buffer)
          return Array.from({ length: 8 }, (_, at) => view.getUint32(4 * at))
        })

        fillWords(key, first, words)

        expect([...words]).toEqual(expected)
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})
