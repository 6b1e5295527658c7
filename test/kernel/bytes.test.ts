import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBytes, compareUtf8, concat, fromHex, toHex, utf8 } from '../../shared/kernel/bytes.ts'

const text = fc.string({ unit: 'binary' })
/** Few signs from every part of Unicode, so that texts often share a beginning. */
const near = fc
  .array(
    fc.constantFrom(
      'a',
      '\u007f',
      '\u0080',
      '\u07ff',
      '\u0800',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{10ffff}',
    ),
  )
  .map((signs) => signs.join(''))
const bytes = fc.uint8Array()

describe('bytes', () => {
  it.each([
    ['of the whole of Unicode', text],
    ['around the surrogates', near],
  ])('orders texts %s as their UTF-8 bytes', (_, texts) => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
      { numRuns: 2000 },
    )
  })

  it('orders bytes as Buffer.compare does', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b))
      }),
    )
  })

  it('orders a sign beyond U+FFFF after U+FFFF, where UTF-16 does not', () => {
    const [last, beyond] = ['\uffff', '\u{10000}']

    expect([last, beyond].toSorted()).toEqual([beyond, last])
    expect([beyond, last].toSorted(compareUtf8)).toEqual([last, beyond])
  })

  it('writes and reads hexadecimal as Buffer does', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(toHex(value)).toBe(Buffer.from(value).toString('hex'))
        expect(fromHex(toHex(value).toUpperCase())).toEqual(value)
      }),
    )
  })

  it.each(['0', 'xy', '0x00', 'aa ', 'aaa'])('does not read %s as hexadecimal', (wrong) => {
    expect(() => fromHex(wrong)).toThrow(TypeError)
  })

  it('joins parts in their order', () => {
    expect(concat(utf8('明'), new Uint8Array(), utf8('抽'))).toEqual(utf8('明抽'))
  })
})
