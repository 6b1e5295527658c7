import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'

const text = fc.string({ unit: 'binary' }) // whole Unicode, without lone surrogates
const canonical = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, text, fc.maxSafeInteger(), tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 5 }),
  object: fc.dictionary(text, tie('any'), { maxKeys: 6 }),
})).any

/** RFC 8785 3.2.3: by UTF-16 code unit. */
const byUnits = (a: string, b: string) => (a < b ? -1 : 1)

describe('canonical JSON', () => {
  it('orders keys by UTF-16 unit, as RFC 8785 shows', () => {
    const example = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\ud83d\ude00': 'Smile',
      '\u0080': 'C',
      '\u00f6': 'o',
    }

    expect(canonicalJson(example)).toBe(
      '{"\\r":"CR","1":"One","\u0080":"C","\u00f6":"o","\u20ac":"Euro","\ud83d\ude00":"Smile","\ufb33":"Dalet"}',
    )
  })

  it('writes signs as RFC 8785 does: short escapes, lower-case hex, everything else as it is', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/\b\f\t\u007f')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\\b\\f\\t\u007f"',
    )
  })

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(canonical, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  it('does not depend on the order in which keys were given', () => {
    fc.assert(
      fc.property(fc.dictionary(text, canonical, { maxKeys: 8 }), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())

        expect(canonicalJson(turned)).toBe(canonicalJson(value))
      }),
    )
  })

  it('sorts the keys of every object', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 8 }), (keys) => {
        const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))

        const expected = keys.toSorted(byUnits).map((key) => `${JSON.stringify(key)}:0`)
        expect(written).toBe(`{${expected.join(',')}}`)
      }),
    )
  })

  it('leaves out what is undefined, and knows no negative zero', () => {
    expect(canonicalJson({ a: undefined, b: [-0] })).toBe('{"b":[0]}')
  })

  it.each([
    ['a fraction', { a: 1.5 }, '$.a'],
    ['not a number', { a: Number.NaN }, '$.a'],
    ['infinity', [Number.POSITIVE_INFINITY], '$[0]'],
    ['an integer that doubles cannot hold', { a: 2 ** 53 }, '$.a'],
    ['null', { a: { b: null } }, '$.a.b'],
    ['a boolean', [[true]], '$[0][0]'],
    ['undefined in a list', [undefined], '$[0]'],
    ['a hole in a list', Object.assign([], { length: 1 }), '$[0]'],
    ['a lone high surrogate', { a: '\ud800' }, '$.a'],
    ['a lone low surrogate', ['x\udc00y'], '$[0]'],
    ['a lone surrogate in a key', { '\ud800': 1 }, '$'],
    ['a date', { a: new Date(0) }, '$.a'],
    ['a map', new Map(), '$'],
    ['a big integer', { a: 1n }, '$.a'],
  ])('refuses %s and says where', (_, value, where) => {
    expect(() => canonicalJson(value)).toThrow(
      expect.objectContaining({ code: 'not-canonical', facts: { where, why: expect.any(String) } }),
    )
  })
})
