import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { PlainKernel } from '../../../../shared/domain/draw/kernel/plain-kernel.ts'
import { SimdKernel } from '../../../../shared/domain/draw/kernel/simd-kernel.ts'
import { simdKernel } from '../../../../shared/domain/draw/kernel/ticket-kernel.ts'
import { dice } from '../random-draw.ts'

const kernels = [
  { name: 'WebAssembly SIMD', make: () => new SimdKernel() },
  { name: 'plain JavaScript', make: () => new PlainKernel() },
]

const ALPHABETS = ['9', '0123456789ABCDEFGH', '示例代理记账', 'aé示𝔐', '\u007f\u0080\u07ff\u0800\uffff']

const roll = dice(3)
const key = Uint8Array.from({ length: 32 }, () => roll(256))

/** Ids of exactly so many bytes, and of random letters. */
const everyLength = Array.from({ length: 255 }, (_, at) => 'x'.repeat(at + 1))
const oddIds = Array.from({ length: 5000 }, () => {
  const letters = Array.from(ALPHABETS[roll(ALPHABETS.length)] as string)
  return Array.from({ length: 1 + roll(64) }, () => letters[roll(letters.length)]).join('')
})
const codes = Array.from({ length: 9001 }, (_, at) => `9114${at.toString().padStart(13, '0')}X`)

function peerTickets(ids: readonly string[]): string[] {
  return ids.map((id) => createHash('sha256').update(key).update(id).digest('hex'))
}

function hexTickets(words: Uint32Array): string[] {
  const hex = Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')
  return hex.match(/.{64}/g) ?? []
}

for (const { name, make } of kernels) {
  describe(`the ticket kernel in ${name}`, () => {
    it('gives the bytes of SHA-256 for ids of every length from 1 to 255', () => {
      expect(hexTickets(make().tickets(key, everyLength))).toEqual(peerTickets(everyLength))
    })

    it('gives the bytes of SHA-256 for Chinese, accented and astral ids among others', () => {
      const mixed = oddIds.flatMap((id, at) => (at % 3 === 0 ? [id, codes[at] as string] : [id]))

      expect(hexTickets(make().tickets(key, mixed))).toEqual(peerTickets(mixed))
    })

    it('gives the bytes of SHA-256 for every small count, and none for none', () => {
      const kernel = make()

      for (let count = 0; count < 13; count++) {
        expect(hexTickets(kernel.tickets(key, codes.slice(0, count)))).toEqual(peerTickets(codes.slice(0, count)))
      }
    })

    it('keeps nothing from one call to the next', () => {
      const kernel = make()
      kernel.tickets(new Uint8Array(32).fill(9), oddIds)

      expect(hexTickets(kernel.tickets(key, codes))).toEqual(peerTickets(codes))
    })

    it('gives the first words of the same tickets as heads', () => {
      const kernel = make()
      const ids = [...codes, ...everyLength, ...codes]

      const heads = kernel.heads(key, ids)

      expect(heads).toEqual(kernel.tickets(key, ids).filter((_, at) => at % 8 === 0))
    })

    it('takes an id longer than the rules allow', () => {
      const long = Array.from('短长').map((letter) => letter.repeat(70_000))

      expect(hexTickets(make().tickets(key, long))).toEqual(peerTickets(long))
    })
  })
}

describe('where WebAssembly is refused', () => {
  const { Module } = WebAssembly

  afterEach(() => {
    WebAssembly.Module = Module
  })

  it('there is no SIMD kernel, and no error', () => {
    const refuse = () => {
      throw new WebAssembly.CompileError("violates the following Content Security Policy directive: script-src 'self'")
    }
    WebAssembly.Module = new Proxy(Module, { construct: refuse })

    expect(simdKernel()).toBeNull()
  })
})
